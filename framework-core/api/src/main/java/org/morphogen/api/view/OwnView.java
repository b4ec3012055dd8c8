// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.view;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.morphogen.api.live.Boundary;
import org.osgi.annotation.versioning.ConsumerType;

/** A service by which a bundle shows runs on its substrate in a way of its own, in the place of the plain picture. */
@ConsumerType
public interface OwnView {

    /** The type of the substrate, such as {@code soup}. */
    String substrate();

    /**
     * The name of the {@link #file} that the page loads, a JavaScript module. It exports {@code view(container, api)}, which
     * may return an object with {@code show(run)} and {@code close()}. {@code api} has {@code run}, {@code get(path)}
     * and {@code post(path, body)} below the run, {@code frames(view, sample, show)} and {@code say(words)}.
     */
    String module();

    /**
     * A file that the page may load; no secret is needed for it.
     *
     * @param name letters, digits, dots, dashes
     */
    Optional<byte[]> file(String name);

    /**
     * Reads what the module asks for with {@code get("views/SUBSTRATE?sample=0")}, on the run's thread; what takes time is
     * done by what is returned, on another.
     *
     * @param question the query's values by their names
     * @return makes plain values: maps, lists, texts, numbers
     */
    Supplier<Map<String, Object>> look(Boundary boundary, Map<String, String> question);
}

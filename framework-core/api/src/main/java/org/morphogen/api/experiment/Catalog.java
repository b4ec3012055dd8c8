// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that are there now. They come and go: ask anew, keep nothing. */
@ProviderType
public interface Catalog {

    /** All plugins, by kind, then type, newest version first. */
    List<Entry> entries();

    /** The newest plugin of a kind and type. */
    default Optional<Entry> find(Kind kind, String type) {
        return entries().stream()
                .filter(e -> e.kind() == kind && e.type().equals(type))
                .findFirst();
    }

    /**
     * One plugin service.
     *
     * @param version of its bundle
     * @param bundle its bundle's symbolic name
     * @param service such as a {@code RuleType}
     */
    record Entry(Kind kind, String type, String version, String bundle, Object service) {}
}

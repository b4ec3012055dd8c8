// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.nio.file.Path;
import java.util.List;
import org.morphogen.api.experiment.Catalog;
import org.osgi.annotation.versioning.ProviderType;

/** Puts bundles of plugins into this process beside what is there, and takes them out again. */
@ProviderType
public interface Plugins {

    /**
     * Installs and starts a bundle. Throws RunException saying why it did not start; nothing of it is left then.
     *
     * @return the plugins that it brought
     */
    default List<Catalog.Entry> install(Path jar) {
        return install(List.of(jar));
    }

    /**
     * Installs and starts bundles that may need each other, all or none. Those that offer no plugin have to start and
     * no more; at least one has to offer one.
     *
     * @return the plugins that they brought
     */
    List<Catalog.Entry> install(List<Path> jars);

    /**
     * Stops and removes a bundle that {@link #install} put in, or that its user had installed before this process
     * began; what ships stays, and nothing happens if it is gone.
     */
    void remove(String bundle, String version);

    /** What {@link #install} put in and is still there. */
    List<Bundle> installed();

    /** A bundle by its symbolic name and version. */
    record Bundle(String name, String version) {}
}

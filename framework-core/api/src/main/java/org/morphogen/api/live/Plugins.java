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
    List<Catalog.Entry> install(Path jar);

    /** Stops and removes a bundle that {@link #install} put in; nothing happens if it is gone. */
    void remove(String bundle, String version);

    /** What {@link #install} put in and is still there. */
    List<Bundle> installed();

    /** A bundle by its symbolic name and version. */
    record Bundle(String name, String version) {}
}

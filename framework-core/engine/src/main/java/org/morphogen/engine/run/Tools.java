// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.run.RunFolders;
import org.morphogen.engine.session.Composer;
import org.morphogen.engine.swap.Swapper;

/** The services that a run works with. */
record Tools(
        Devices devices,
        RunFolders folders,
        Experiments experiments,
        Json json,
        Catalog catalog,
        Composer composer,
        Swapper swapper) {

    Tools(Devices devices, RunFolders folders, Experiments experiments, Json json, Catalog catalog, Composer composer) {
        this(devices, folders, experiments, json, catalog, composer, new Swapper(experiments, catalog, composer));
    }
}

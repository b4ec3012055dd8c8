// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.engine.picture.PictureReader;
import org.osgi.framework.Version;

/** Finds the plugin of a part, and what to make an instance with. */
record Plugins(Catalog catalog, PictureReader pictures) {

    /** How the qualifier of a version begins that somebody is working on, as in {@code 1.0.0.dev-20260101-120000}. */
    private static final String DEVELOPMENT = "dev";

    List<Catalog.Entry> entries() {
        return catalog.entries();
    }

    /** The plugin service of a part, in the part's version. It was there when the file was read; it may have gone. */
    Catalog.Entry of(Part part) {
        return catalog.find(part.kind(), part.type(), part.version())
                .orElseThrow(() -> new ExperimentException(
                        part.pointer() + ": the " + part.kind().word() + " '" + part.type() + "' " + part.version()
                                + " is gone; its bundle was stopped or removed. Start it again"));
    }

    Context context(Part part, Experiment experiment, Scope scope, Problems problems) {
        return new PartContext(scope.child(part.type()), problems.at(part.pointer()), experiment.folder(), pictures);
    }

    static <C extends Record> C configuration(PluginType<C> type, Part part) {
        return type.configuration().cast(part.configuration());
    }

    static boolean inDevelopment(Part part) {
        return Version.parseVersion(part.version()).getQualifier().startsWith(DEVELOPMENT);
    }
}

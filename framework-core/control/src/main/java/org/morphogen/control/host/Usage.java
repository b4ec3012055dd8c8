// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;

/** Which runs use which bundles. */
record Usage(Runs runs, Catalog catalog) {

    /** Runs that are not over. */
    Stream<Run> current() {
        return runs.all().stream().filter(run -> !run.status().phase().over());
    }

    /** Those of them that a bundle makes a part of. */
    Stream<Run> of(Plugins.Bundle bundle) {
        return current().filter(run -> parts(run.experiment()).stream().anyMatch(part -> isFrom(part, bundle)));
    }

    private boolean isFrom(Part part, Plugins.Bundle bundle) {
        return part.version().equals(bundle.version())
                && catalog.find(part.kind(), part.type(), part.version())
                        .filter(entry -> entry.bundle().equals(bundle.name()))
                        .isPresent();
    }

    /** What a bundle offers now. */
    List<Catalog.Entry> offers(Plugins.Bundle bundle) {
        return catalog.entries().stream()
                .filter(entry ->
                        entry.bundle().equals(bundle.name()) && entry.version().equals(bundle.version()))
                .toList();
    }

    /** Parts that can be swapped. */
    static List<Part> swappable(Experiment experiment) {
        List<Part> parts = new ArrayList<>(List.of(experiment.substrate(), experiment.rule(), experiment.initial()));
        parts.addAll(experiment.losses());
        return parts;
    }

    static List<Part> parts(Experiment experiment) {
        List<Part> parts = swappable(experiment);
        experiment.training().ifPresent(parts::add);
        parts.addAll(experiment.observers());
        return parts;
    }

    /** For people. */
    static String names(List<Catalog.Entry> entries) {
        return String.join(
                ", ",
                entries.stream()
                        .map(e -> e.kind().word() + " '" + e.type() + "'")
                        .toList());
    }
}

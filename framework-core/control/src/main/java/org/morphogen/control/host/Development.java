// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Run;

/** Brings a new build of a plugin in: beside the old, then into the runs that use it, then the old build out. */
final class Development {

    private final Usage usage;
    private final Plugins plugins;

    Development(Usage usage, Plugins plugins) {
        this.usage = usage;
        this.plugins = plugins;
    }

    /** All runs swap, or those that can; if none does, the new build goes out again. */
    Map<String, Object> install(Request request) {
        Path jar = request.path("jar");
        Optional<Run> only = request.maybe("run").map(usage.runs()::find);
        List<Catalog.Entry> brought = plugins.install(jar);
        List<String> told = new ArrayList<>();
        boolean swapped = false;
        try {
            Stream<Run> affected = only.map(Stream::of).orElseGet(usage::current);
            for (Run run : affected.filter(r -> !r.status().phase().over()).toList()) {
                List<String> settings = settings(run.experiment(), brought);
                if (!settings.isEmpty()) {
                    told.add(run.id() + ": " + Desk.join(run.swap(new Change(settings, request.flag("reinitialise")))));
                    swapped = true;
                }
            }
        } catch (RuntimeException e) {
            if (!swapped) {
                brought.forEach(entry -> plugins.remove(entry.bundle(), entry.version()));
            }
            throw e;
        }
        if (only.isPresent() && !swapped) {
            brought.forEach(entry -> plugins.remove(entry.bundle(), entry.version()));
            throw new ExperimentException("The run " + only.get().id() + " uses none of " + Usage.names(brought));
        }
        sweep(brought);
        return Map.of("told", told, "plugins", Usage.names(brought));
    }

    /** {@code rule=type@version} for each part that the bundle makes. */
    private static List<String> settings(Experiment experiment, List<Catalog.Entry> brought) {
        List<String> settings = new ArrayList<>();
        for (Part part : Usage.swappable(experiment)) {
            brought.stream()
                    .filter(entry -> entry.kind() == part.kind() && entry.type().equals(part.type()))
                    .forEach(entry -> settings.add(part.pointer() + "=" + entry.type() + "@" + entry.version()));
        }
        return settings;
    }

    /** Removes earlier builds of the same bundles that no run uses. */
    private void sweep(List<Catalog.Entry> brought) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> used = new LinkedHashSet<>();
        brought.forEach(entry -> {
            names.add(entry.bundle());
            used.add(entry.version());
        });
        usage.current()
                .flatMap(run -> Usage.parts(run.experiment()).stream())
                .forEach(part -> used.add(part.version()));
        plugins.installed().stream()
                .filter(bundle -> names.contains(bundle.name()) && !used.contains(bundle.version()))
                .forEach(bundle -> plugins.remove(bundle.name(), bundle.version()));
    }
}

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
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.RunException;

/** Brings a new build of a plugin in: beside the old, then into the runs that use it, then the old build out. */
public final class Development {

    private final Runs runs;
    private final Catalog catalog;
    private final Plugins plugins;

    public Development(Runs runs, Catalog catalog, Plugins plugins) {
        this.runs = runs;
        this.catalog = catalog;
        this.plugins = plugins;
    }

    /** All runs swap, or those that can; if none does, the new build goes out again. */
    Map<String, Object> install(Request request) {
        Path jar = request.path("jar");
        Optional<Run> only = request.maybe("run").map(runs::find);
        List<Catalog.Entry> brought = plugins.install(jar);
        List<String> told = new ArrayList<>();
        boolean swapped = false;
        try {
            Stream<Run> affected = only.map(Stream::of).orElseGet(() -> runs.all().stream());
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
            throw new ExperimentException("The run " + only.get().id() + " uses none of " + names(brought));
        }
        sweep(brought);
        return Map.of("told", told, "plugins", names(brought));
    }

    /**
     * Takes in what {@code plugins install} has checked; no run is changed by it. A bundle that is here in the same
     * version gives way, unless a run uses it.
     */
    Map<String, Object> bring(Request request) {
        List<Path> jars = request.texts("jars").stream().map(Path::of).toList();
        request.texts("replaces").forEach(this::giveWay);
        return Map.of("plugins", names(plugins.install(jars)));
    }

    /** @param bundle {@code name@version} */
    private void giveWay(String bundle) {
        String name = bundle.substring(0, bundle.indexOf('@'));
        String version = bundle.substring(name.length() + 1);
        runs.all().stream()
                .filter(run -> !run.status().phase().over())
                .filter(run -> parts(run.experiment()).stream().anyMatch(part -> isFrom(part, name, version)))
                .findFirst()
                .ifPresent(run -> {
                    throw new RunException("the run " + run.id() + " uses " + name + " " + version
                            + "; raise the version to have both");
                });
        plugins.remove(name, version);
    }

    private boolean isFrom(Part part, String bundle, String version) {
        return part.version().equals(version)
                && catalog.find(part.kind(), part.type(), version)
                        .filter(entry -> entry.bundle().equals(bundle))
                        .isPresent();
    }

    private static String names(List<Catalog.Entry> brought) {
        return String.join(
                ", ",
                brought.stream()
                        .map(e -> e.kind().word() + " '" + e.type() + "'")
                        .toList());
    }

    /** {@code rule=type@version} for each part that the bundle makes. */
    private static List<String> settings(Experiment experiment, List<Catalog.Entry> brought) {
        List<String> settings = new ArrayList<>();
        for (Part part : swappable(experiment)) {
            brought.stream()
                    .filter(entry -> entry.kind() == part.kind() && entry.type().equals(part.type()))
                    .forEach(entry -> settings.add(part.pointer() + "=" + entry.type() + "@" + entry.version()));
        }
        return settings;
    }

    private static List<Part> swappable(Experiment experiment) {
        List<Part> parts = new ArrayList<>(List.of(experiment.substrate(), experiment.rule(), experiment.initial()));
        parts.addAll(experiment.losses());
        return parts;
    }

    private static List<Part> parts(Experiment experiment) {
        List<Part> parts = new ArrayList<>(swappable(experiment));
        experiment.training().ifPresent(parts::add);
        parts.addAll(experiment.observers());
        return parts;
    }

    /** Removes earlier builds of the same bundles that no run uses. */
    private void sweep(List<Catalog.Entry> brought) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> used = new LinkedHashSet<>();
        brought.forEach(entry -> {
            names.add(entry.bundle());
            used.add(entry.version());
        });
        runs.all().stream()
                .filter(run -> !run.status().phase().over())
                .flatMap(run -> parts(run.experiment()).stream())
                .forEach(part -> used.add(part.version()));
        plugins.installed().stream()
                .filter(bundle -> names.contains(bundle.name()) && !used.contains(bundle.version()))
                .forEach(bundle -> plugins.remove(bundle.name(), bundle.version()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;
import org.morphogen.api.live.Swap;

/** Runs and swaps as plain values. */
public final class RunText {

    private RunText() {}

    public static Map<String, Object> of(Run run) {
        Status status = run.status();
        Experiment experiment = run.experiment();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", run.id());
        values.put("name", experiment.name());
        values.put("folder", run.folder().toAbsolutePath().normalize().toString());
        values.put("phase", status.phase().name());
        values.put("unit", status.unit());
        values.put("done", status.done());
        values.put("length", status.length());
        values.put("metrics", finite(status.metrics()));
        values.put("cellStepsPerSecond", status.cellStepsPerSecond());
        values.put("ticksPerSecond", Double.isInfinite(run.speed()) ? null : run.speed());
        values.put("device", status.device());
        values.put("dynamics", status.dynamics());
        values.put("words", status.words());
        values.put("parts", parts(experiment).stream().map(RunText::of).toList());
        values.put("trains", experiment.training().isPresent());
        return values;
    }

    /** All parts of an experiment. */
    public static List<Part> parts(Experiment experiment) {
        List<Part> parts = new ArrayList<>(List.of(experiment.substrate(), experiment.rule(), experiment.initial()));
        parts.addAll(experiment.losses());
        experiment.training().ifPresent(parts::add);
        parts.addAll(experiment.observers());
        return parts;
    }

    private static Map<String, Object> of(Part part) {
        return Map.of(
                "pointer", part.pointer(), "kind", part.kind().word(), "type", part.type(), "version", part.version());
    }

    /** As the page reads it: the parts by their type and version. */
    public static Map<String, Object> of(Swap swap) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("next", swap.next());
        values.put(
                "parts",
                swap.parts().stream()
                        .map(part -> Map.of(
                                "pointer", part.pointer(),
                                "from", part.from().toString(),
                                "to", part.to().toString()))
                        .toList());
        values.put("reinitialised", swap.reinitialised());
        values.put("dynamics", swap.dynamics());
        values.put("seconds", swap.seconds());
        return values;
    }

    private static Map<String, @Nullable Double> finite(Map<String, Double> metrics) {
        Map<String, @Nullable Double> values = new LinkedHashMap<>();
        metrics.forEach((name, value) -> values.put(name, Double.isFinite(value) ? value : null));
        return values;
    }
}

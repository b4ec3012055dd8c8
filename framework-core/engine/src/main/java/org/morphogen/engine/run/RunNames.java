// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.live.Run;

/** What people call runs. */
record RunNames(List<Run> runs) {

    Run find(String name) {
        Path folder = Path.of(name).toAbsolutePath().normalize();
        List<Predicate<Run>> meanings = List.of(
                run -> run.folder().toAbsolutePath().normalize().equals(folder),
                run -> !name.isEmpty() && run.id().startsWith(name),
                run -> run.experiment().name().equals(name));
        for (boolean over : new boolean[] {false, true}) {
            for (Predicate<Run> meaning : meanings) {
                List<Run> found = runs.stream()
                        .filter(run -> run.status().phase().over() == over)
                        .filter(meaning)
                        .toList();
                if (found.size() == 1) {
                    return found.get(0);
                } else if (found.size() > 1) {
                    throw new ExperimentException("'" + name + "' may be any of: " + names(found));
                }
            }
        }
        throw new ExperimentException(
                "There is no run '" + name + "'; there " + (runs.isEmpty() ? "is none" : "are " + names(runs)));
    }

    private static String names(List<Run> runs) {
        return runs.stream()
                .map(run -> run.id() + " (" + run.experiment().name() + ")")
                .collect(Collectors.joining(", "));
    }
}

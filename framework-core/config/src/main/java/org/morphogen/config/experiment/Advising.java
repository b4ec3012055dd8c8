// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Absences;
import org.morphogen.api.experiment.Kind;
import org.morphogen.config.text.Pointer;

/** Adds to what is said of a type or version that is not there what would bring it. */
record Advising(Supplier<@Nullable Absences> absences) {

    /** The parts of a file by their keys. */
    private static final Map<String, Kind> KINDS = Map.of(
            "substrate", Kind.SUBSTRATE,
            "rule", Kind.RULE,
            "initial", Kind.INITIAL,
            "losses", Kind.LOSS,
            "training", Kind.TRAINER,
            "observers", Kind.OBSERVER);

    List<Problem> of(Map<String, Object> file, List<Problem> problems) {
        Absences known = absences.get();
        return known == null
                ? problems
                : problems.stream().map(problem -> of(known, file, problem)).toList();
    }

    private static Problem of(Absences known, Map<String, Object> file, Problem problem) {
        List<String> keys = Pointer.keys(problem.pointer());
        String last = keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        Kind kind = keys.isEmpty() ? null : KINDS.get(keys.get(0));
        if (kind == null
                || !(last.equals("type") || last.equals("version"))
                || !(at(file, keys.subList(0, keys.size() - 1)) instanceof Map<?, ?> part)
                || !(part.get("type") instanceof String type)) {
            return problem;
        }
        String range = part.get("version") instanceof String text ? text : "";
        String more = known.advice(kind, type, range);
        String advice =
                problem.advice().isEmpty() || more.isEmpty() ? problem.advice() + more : problem.advice() + " " + more;
        return new Problem(problem.pointer(), problem.found(), problem.expected(), advice, problem.fatal());
    }

    private static @Nullable Object at(Object value, List<String> keys) {
        @Nullable Object now = value;
        for (String key : keys) {
            if (now instanceof Map<?, ?> map) {
                now = map.get(key);
            } else if (now instanceof List<?> list
                    && key.matches("[0-9]{1,6}")
                    && Integer.parseInt(key) < list.size()) {
                now = list.get(Integer.parseInt(key));
            } else {
                return null;
            }
        }
        return now;
    }
}

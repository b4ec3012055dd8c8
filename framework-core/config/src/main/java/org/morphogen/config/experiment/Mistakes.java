// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.config.text.Pointer;

/** What becomes of the problems that were found. */
final class Mistakes {

    private Mistakes() {}

    /** All problems, those of a part together and parts in the order of the file. */
    static ExperimentException exception(
            String subject, Map<String, Object> file, List<Problem> problems, @Nullable Experiment mended) {
        List<String> order = new ArrayList<>(file.keySet());
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(problem -> rank(order, problem)));
        long errors = sorted.stream().filter(Problem::fatal).count();
        return new ExperimentException(
                subject + ": " + errors + (errors == 1 ? " mistake" : " mistakes"), sorted, mended);
    }

    /** Tells problems of a part to the collector at its pointer. */
    static void tell(List<Problem> problems, Problems target) {
        for (Problem problem : problems) {
            if (problem.fatal()) {
                target.error(problem.pointer(), problem.found(), problem.expected(), problem.advice());
            } else {
                target.warning(problem.pointer(), problem.found(), problem.expected(), problem.advice());
            }
        }
    }

    private static int rank(List<String> order, Problem problem) {
        List<String> keys = Pointer.keys(problem.pointer());
        int index = keys.isEmpty() ? -1 : order.indexOf(keys.get(0));
        return index < 0 ? order.size() : index;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.config.text.Pointer;

/** The mistakes found so far, and the pointer that new ones are below. */
final class Findings implements Problems {

    private final List<Problem> found;
    private final String prefix;

    Findings() {
        this(new ArrayList<>(), "");
    }

    private Findings(List<Problem> found, String prefix) {
        this.found = found;
        this.prefix = prefix;
    }

    @Override
    public void error(String pointer, String what, String expected, String advice) {
        found.add(new Problem(prefix + pointer, what, expected, advice, true));
    }

    @Override
    public void warning(String pointer, String what, String expected, String advice) {
        found.add(new Problem(prefix + pointer, what, expected, advice, false));
    }

    @Override
    public Findings at(String pointer) {
        return new Findings(found, prefix + pointer);
    }

    @Override
    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::fatal);
    }

    /** Whether something was found at this pointer. */
    boolean touches(String pointer) {
        return found.stream().anyMatch(problem -> problem.pointer().equals(prefix + pointer));
    }

    /** Tells all to another collector, below its pointer. */
    void copyTo(Findings target) {
        found.forEach(problem -> target.found.add(new Problem(
                target.prefix + problem.pointer(),
                problem.found(),
                problem.expected(),
                problem.advice(),
                problem.fatal())));
    }

    List<Problem> warnings() {
        return found.stream().filter(problem -> !problem.fatal()).toList();
    }

    /** All mistakes, those of a part together and parts in the order of the file. */
    ExperimentException exception(String subject, Map<String, Object> file) {
        List<String> order = new ArrayList<>(file.keySet());
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort((a, b) -> Integer.compare(rank(order, a), rank(order, b)));
        long errors = sorted.stream().filter(Problem::fatal).count();
        return new ExperimentException(subject + ": " + errors + (errors == 1 ? " mistake" : " mistakes"), sorted);
    }

    private static int rank(List<String> order, Problem problem) {
        List<String> keys = Pointer.keys(problem.pointer());
        int index = keys.isEmpty() ? -1 : order.indexOf(keys.get(0));
        return index < 0 ? order.size() : index;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.config;

import java.util.ArrayList;
import java.util.List;

/** Collects problems in the order in which they are told. */
public final class ProblemList implements Problems {

    private final String prefix;
    private final List<Problem> found;

    public ProblemList() {
        this("", new ArrayList<>());
    }

    private ProblemList(String prefix, List<Problem> found) {
        this.prefix = prefix;
        this.found = found;
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
    public Problems at(String pointer) {
        return new ProblemList(prefix + pointer, found);
    }

    @Override
    public boolean hasErrors() {
        return found.stream().anyMatch(Problem::fatal);
    }

    /** All problems told to this collector and its parts. */
    public List<Problem> problems() {
        return List.copyOf(found);
    }
}

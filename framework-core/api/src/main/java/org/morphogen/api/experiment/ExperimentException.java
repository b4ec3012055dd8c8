// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.util.List;
import org.morphogen.api.config.Problem;

/** The user's mistakes, all of them. */
public class ExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param subject what is wrong, such as the file's name */
    public ExperimentException(String subject, List<Problem> problems) {
        super(subject
                + System.lineSeparator()
                + String.join(
                        System.lineSeparator(),
                        problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    /** One sentence without pointers: what, where, what was expected, what to do. */
    public ExperimentException(String message) {
        super(message);
        this.problems = List.of();
    }

    public List<Problem> problems() {
        return problems;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problem;

/** The user's mistakes, all of them. */
public class ExperimentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient @Nullable Experiment mended;

    /** @param subject what is wrong, such as the file's name */
    public ExperimentException(String subject, List<Problem> problems) {
        this(subject, problems, null);
    }

    /**
     * @param subject what is wrong, such as the file's name
     * @param mended see {@link #mended}, or null
     */
    public ExperimentException(String subject, List<Problem> problems, @Nullable Experiment mended) {
        super(subject
                + System.lineSeparator()
                + String.join(
                        System.lineSeparator(),
                        problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
        this.mended = mended;
    }

    /** One sentence without pointers: what, where, what was expected, what to do. */
    public ExperimentException(String message) {
        super(message);
        this.problems = List.of();
        this.mended = null;
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * The experiment with a default, or the nearest name, in the place of each mistake. It is there to look for further
     * mistakes, in the composition, and not to run. Empty where a mistake cannot be replaced.
     */
    public Optional<Experiment> mended() {
        return Optional.ofNullable(mended);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.shell.host.Host;

/** Reads experiment files and tells the mistakes of the file and those of the composition together. */
record Reading(Host host) {

    /** Throws {@link ExperimentException} with every mistake of the file; a file without any may still not compose. */
    Experiment read(Path file, List<String> settings) {
        try {
            return host.experiments().read(file, settings);
        } catch (ExperimentException e) {
            if (e.mended().isEmpty()) {
                throw e;
            }
            List<Problem> all = new ArrayList<>(e.problems());
            host.runner().check(e.mended().get()).stream()
                    .filter(problem -> problem.fatal() && !told(e.problems(), problem))
                    .forEach(all::add);
            throw mistakes(file.toString(), all);
        }
    }

    /** The exception that counts and lists them. */
    static ExperimentException mistakes(String subject, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::fatal).count();
        return new ExperimentException(subject + ": " + errors + (errors == 1 ? " mistake" : " mistakes"), problems);
    }

    /** A default stands where a mistake was told; what is wrong with the default is nobody's mistake. */
    private static boolean told(List<Problem> problems, Problem further) {
        return problems.stream()
                .map(Problem::pointer)
                .anyMatch(told ->
                        further.pointer().equals(told) || further.pointer().startsWith(told + "/"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.record;

import org.morphogen.api.compute.Tensor;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.RunView;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.ProgramRule;
import org.morphogen.kernels.soup.Soup;

/**
 * The soup of a run, as long as no swap takes it away.
 *
 * @param programs how many
 * @param length bytes of each
 */
public record ObservedSoup(int programs, int length, boolean tokens, Language language) {

    /** Throws {@link ExperimentException} if the run has no soup, naming the observer that wants one. */
    public static ObservedSoup of(RunView run, String observer) {
        if (run.session().substrate() instanceof Soup soup && run.session().rule() instanceof ProgramRule rule) {
            return new ObservedSoup(soup.programs(), soup.length(), soup.tokens(), rule.language());
        }
        throw new ExperimentException(
                "The observer '" + observer + "' looks at programs, and this run's substrate has none."
                        + " Set substrate.type=soup, or leave the observer out.");
    }

    /** Bytes of the first sample, in program order. */
    public byte[] bytes(Observation observation) {
        return observation.state().cells().readBytes(0, Math.multiplyExact(programs, length));
    }

    /** Operations of the first sample since the start. */
    public static long operations(Observation observation) {
        return observation.state().get("operations").readLongs(0, 1)[0];
    }

    /** Tokens of the first sample: epoch (24 bits), position (32), byte (8). */
    public long[] tokens(Observation observation) {
        Tensor tokens = observation.state().get("tokens");
        return tokens.readLongs(0, Math.multiplyExact(programs, length));
    }

    /** As {@link Observation#index} counts epochs from 0, and published tables from 1. */
    public static long epoch(Observation observation) {
        return observation.index() + 1;
    }
}

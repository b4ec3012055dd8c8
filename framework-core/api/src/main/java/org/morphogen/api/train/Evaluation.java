// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.Plateau;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Equivariant;

/**
 * Tells an experiment's losses of given states, without gradients.
 *
 * @param session whose losses and substrate
 */
public record Evaluation(Session session) {

    /**
     * For each loss {@code name} the mean over the samples; with several samples also {@code name.median}; and {@code
     * name.zero}, the loss of an all-zero state, to compare with. Where the rule knows no direction and the loss is a {@link
     * Plateau}, also {@code name.plateau}. Waits for the device.
     */
    public Map<String, Double> of(State state, int steps, Step key) {
        Map<String, Double> told = new LinkedHashMap<>();
        for (WeightedLoss weighted : session.losses()) {
            if (!judges(weighted, steps)) {
                continue;
            }
            float[] values = values(weighted, state, steps, key);
            told.put(weighted.name(), mean(values));
            if (values.length > 1) {
                told.put(weighted.name() + ".median", median(values));
            }
            told.put(weighted.name() + ".zero", zero(weighted, steps, key));
            if (session.rule() instanceof Equivariant && weighted.loss() instanceof Plateau target) {
                told.put(weighted.name() + ".plateau", target.plateau());
            }
        }
        return told;
    }

    /** The mean of each loss over the samples, by name. Waits for the device. */
    public Map<String, Double> means(State state, int steps, Step key) {
        Map<String, Double> told = new LinkedHashMap<>();
        for (WeightedLoss weighted : session.losses()) {
            if (judges(weighted, steps)) {
                told.put(weighted.name(), mean(values(weighted, state, steps, key)));
            }
        }
        return told;
    }

    /** A loss on how a state changes says nothing about a state alone. */
    private static boolean judges(WeightedLoss weighted, int steps) {
        return weighted.loss().at(steps, steps) && !weighted.loss().readsPrevious();
    }

    private double zero(WeightedLoss weighted, int steps, Step key) {
        try (Scope scope = session.scope().child("zero state")) {
            State zero = session.substrate().state().allocate(scope, 1);
            zero.tensors().values().forEach(scope.compute()::zero);
            return mean(values(weighted, zero, steps, key));
        }
    }

    private float[] values(WeightedLoss weighted, State state, int steps, Step key) {
        try (Scope scope = session.scope().child("evaluation")) {
            Moment moment = new Moment(state, null, steps, steps, key);
            return weighted.loss().evaluate(session.tape(scope, false), moment).readFloats();
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double median(float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double) sorted[middle]) / 2;
    }
}

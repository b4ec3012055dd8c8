// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.LossContract;

class OverflowTest extends LossContract<OverflowConfig> {

    @Override
    protected LossType<OverflowConfig> type() {
        return new OverflowLossType();
    }

    @Override
    protected Substrate substrate(Scope scope) {
        return Instances.substrate(new GridSubstrateType(), Map.of("width", 13, "height", 7, "channels", 6), scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return Instances.rule(new NeuralRuleType(), Map.of(), substrate, scope);
    }

    /** States of the contract lie in [0, 1): with the published limit nothing would overflow. */
    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of("limit", 0.25), Map.of("limit", 0.5, "channels", 5));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("channels", 7), "/channels");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 24})
    void itIsTheSumOfSquaresBeyondTheLimit(int channels, Scope scope) {
        Random random = new Random(4);
        float[] values = new float[2 * 131 * channels];
        double[] expected = new double[2];
        for (int i = 0; i < values.length; i++) {
            values[i] = 3 * (float) random.nextGaussian();
            double beyond = Math.max(0, Math.abs(values[i]) - 2);
            expected[i / (131 * channels)] += i % channels < Math.max(1, channels - 1) ? beyond * beyond : 0;
        }
        Tensor cells = scope.floats(2, 1, 131, channels);
        cells.write(values);
        OverflowLoss loss =
                new OverflowLoss(new OverflowConfig(2, Math.max(1, channels - 1)), new Cells(131, channels), scope);
        Moment moment = new Moment(State.of("cells", cells), null, 3, 9, new Step(0, 0, 0));
        float[] actual = loss.evaluate(new RecordingTape(scope, false), moment).readFloats();
        for (int sample = 0; sample < 2; sample++) {
            assertEquals(expected[sample], actual[sample], 1e-5 * expected[sample], "sample " + sample);
        }
    }
}

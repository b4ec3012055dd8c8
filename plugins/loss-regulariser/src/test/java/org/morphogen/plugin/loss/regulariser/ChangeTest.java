// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

class ChangeTest extends LossContract<ChangeConfig> {

    private static final int SITES = 131;
    private static final int CHANNELS = 16;
    private static final int ANGLE = 15;

    @Override
    protected LossType<ChangeConfig> type() {
        return new ChangeLossType();
    }

    /** Few values: a central difference must not step over a kink, and each value has one. */
    @Override
    protected Substrate substrate(Scope scope) {
        return Instances.substrate(new GridSubstrateType(), Map.of("width", 5, "height", 3, "channels", 6), scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return Instances.rule(new NeuralRuleType(), Map.of(), substrate, scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of(),
                Map.of("channels", 4),
                Map.of("angleChannel", 5, "diffAngle", "shortest"),
                Map.of("angleChannel", 5, "diffAngle", "off"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("channels", 7), "/channels",
                Map.of("angleChannel", 6), "/angleChannel",
                Map.of("diffAngle", "shortest"), "/diffAngle");
    }

    @ParameterizedTest
    @EnumSource
    void itIsTheMeanChangeOfTheChannelsThatCount(ChangeConfig.DiffAngle kind, Scope scope) {
        Random random = new Random(4);
        float[] before = angles(random);
        float[] after = angles(random);
        double sum = 0;
        for (int i = 0; i < after.length; i++) {
            double moved = Math.abs((double) after[i] - before[i]);
            if (i % CHANNELS == ANGLE) {
                moved = switch (kind) {
                    case RAW -> moved;
                    case SHORTEST -> Math.min(moved, 2 * Math.PI - moved);
                    case OFF -> 0;
                };
            }
            sum += moved;
        }
        int counted = kind == ChangeConfig.DiffAngle.OFF ? CHANNELS - 1 : CHANNELS;
        double expected = sum / (SITES * counted);
        float[] actual = new ChangeLoss(new ChangeConfig(null, ANGLE, kind), new Cells(SITES, CHANNELS), scope)
                .evaluate(new RecordingTape(scope, false), moment(state(after, scope), state(before, scope)))
                .readFloats();
        assertEquals(expected, actual[0], 1e-5 * expected);
    }

    @Test
    void withoutAPreviousStateNothingHasChanged(Scope scope) {
        ChangeLoss loss = new ChangeLoss(
                new ChangeConfig(null, null, ChangeConfig.DiffAngle.RAW), new Cells(SITES, CHANNELS), scope);
        Moment first = moment(state(angles(new Random(1)), scope), null);
        assertArrayEquals(
                new float[] {0},
                loss.evaluate(new RecordingTape(scope, false), first).readFloats());
    }

    private static float[] angles(Random random) {
        float[] values = new float[SITES * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * Math.PI * random.nextDouble());
        }
        return values;
    }

    private static State state(float[] values, Scope scope) {
        Tensor cells = scope.floats(1, 1, SITES, CHANNELS);
        cells.write(values);
        return State.of("cells", cells);
    }

    private static Moment moment(State state, @org.jspecify.annotations.Nullable State previous) {
        return new Moment(state, previous, 3, 9, new Step(0, 0, 0));
    }
}

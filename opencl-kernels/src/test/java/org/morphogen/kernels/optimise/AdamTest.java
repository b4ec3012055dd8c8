// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.TestCompute;

/** Adam and AdamW against the published formulas in double. */
@ExtendWith(TestCompute.class)
class AdamTest {

    private static final int SIZE = 1_003;

    @ParameterizedTest
    @EnumSource(Variant.class)
    void adamFollowsTheFormulasForTenSteps(Variant variant, Scope scope) {
        tenSteps(variant, scope, new AdamSettings(0.9, 0.99, 1e-7, 0, false));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void weightDecayJoinsTheGradient(Variant variant, Scope scope) {
        tenSteps(variant, scope, new AdamSettings(0.9, 0.999, 1e-8, 0.05, false));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void adamWTakesTheDecayFromTheParameter(Variant variant, Scope scope) {
        tenSteps(variant, scope, AdamSettings.adamW(0.05));
    }

    @Test
    void anOptimiserGoesOnFromItsMomentsBitForBit(Scope scope) {
        Parameters whole = new Parameters(Map.of("w", Numbers.tensor(scope, 1, 40)));
        Parameters parts = new Parameters(Map.of("w", Numbers.tensor(scope, 1, 40)));
        Parameters gradients = new Parameters(Map.of("w", Numbers.tensor(scope, 2, 40)));
        Adam one = new Adam(scope, whole, AdamSettings.DEFAULT);
        for (int i = 0; i < 6; i++) {
            one.step(gradients, 0.01);
        }
        Adam before = new Adam(scope, parts, AdamSettings.DEFAULT);
        for (int i = 0; i < 3; i++) {
            before.step(gradients, 0.01);
        }
        Adam after = new Adam(scope, parts, AdamSettings.DEFAULT);
        before.moments()
                .forEach((name, from) ->
                        scope.compute().copy(from, after.moments().get(name)));
        after.resume(before.steps());
        for (int i = 0; i < 3; i++) {
            after.step(gradients, 0.01);
        }
        assertEquals(6, after.steps());
        assertArrayEquals(whole.get("w").readFloats(), parts.get("w").readFloats());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AdamSettings(1, 0.999, 1e-8, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new AdamSettings(0.9, 0.999, 0, 0, false));
    }

    private static void tenSteps(Variant variant, Scope scope, AdamSettings s) {
        Tensor w = Numbers.tensor(scope, 1, SIZE);
        Tensor g = scope.floats(SIZE);
        double[] expected = new double[SIZE];
        double[] m = new double[SIZE];
        double[] v = new double[SIZE];
        float[] start = w.readFloats();
        for (int i = 0; i < SIZE; i++) {
            expected[i] = start[i];
        }
        Adam adam = new Adam(scope, new Parameters(Map.of("w", w)), s, variant);
        for (int t = 1; t <= 10; t++) {
            float[] gradient = Numbers.normal(100 + t, SIZE);
            g.write(gradient);
            double rate = 0.01 / t;
            adam.step(new Parameters(Map.of("w", g)), rate);
            for (int i = 0; i < SIZE; i++) {
                double step = gradient[i] + (s.decoupled() ? 0 : s.weightDecay() * expected[i]);
                m[i] = s.beta1() * m[i] + (1 - s.beta1()) * step;
                v[i] = s.beta2() * v[i] + (1 - s.beta2()) * step * step;
                double mean = m[i] / (1 - Math.pow(s.beta1(), t));
                double square = v[i] / (1 - Math.pow(s.beta2(), t));
                double kept = s.decoupled() ? expected[i] * (1 - rate * s.weightDecay()) : expected[i];
                expected[i] = kept - rate * mean / (Math.sqrt(square) + s.epsilon());
            }
        }
        Numbers.assertNear(expected, w.readFloats(), 1e-6);
    }
}

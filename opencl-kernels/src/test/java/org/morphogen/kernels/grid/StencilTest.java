// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.launch.Numbers;
import org.morphogen.kernels.launch.Variant;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** Stencils under every boundary against sums in double, and their adjoints against differences. */
@ExtendWith(TestCompute.class)
class StencilTest {

    @ParameterizedTest
    @CsvSource({
        "LANES, 1, 1, 1, 3, all",
        "TILES, 1, 1, 1, 3, all",
        "LANES, 1, 2, 2, 3, all",
        "TILES, 1, 2, 2, 3, all",
        "LANES, 2, 5, 70, 3, all",
        "TILES, 2, 5, 70, 3, all",
        "LANES, 1, 5, 6, 16, TORUS",
        "LANES, 2, 33, 40, 17, ZERO",
        "TILES, 2, 33, 40, 17, ZERO"
    })
    void everyBoundaryEqualsTheSumInDouble(
            Variant variant, int batch, int height, int width, int channels, String boundaries, Scope scope) {
        Stencil stencil = new Stencil(scope, variant);
        Tensor x = Numbers.tensor(scope, 1, batch, height, width, channels);
        Tensor taps = Numbers.tensor(scope, 2, 3, 3, channels);
        float[] k = taps.readFloats();
        for (Boundary boundary : boundaries(boundaries)) {
            GridOracle grid = new GridOracle(x.readFloats(), height, width, channels, boundary);
            double[] expected = new double[batch * height * width * channels];
            for (int i = 0; i < expected.length; i++) {
                int c = i % channels;
                int column = i / channels % width;
                int row = i / channels / width % height;
                for (int tap = 0; tap < 9; tap++) {
                    expected[i] += k[tap * channels + c]
                            * grid.at(i / channels / width / height, row + tap / 3 - 1, column + tap % 3 - 1, c);
                }
            }
            Tensor y = stencil.apply(new RecordingTape(scope, false), x, taps, boundary);
            Numbers.assertNear(expected, y.readFloats(), 1e-6);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LANES, 5, 7, 3, all", "TILES, 5, 7, 3, all",
        "LANES, 1, 2, 3, REFLECT", "TILES, 1, 2, 3, REFLECT",
        "LANES, 4, 6, 17, ZERO"
    })
    void adjointsEqualCentralDifferences(
            Variant variant, int height, int width, int channels, String boundaries, Scope scope) {
        Stencil stencil = new Stencil(scope, variant);
        for (Boundary boundary : boundaries(boundaries)) {
            Tensor x = Numbers.tensor(scope, 3, 2, height, width, channels);
            Tensor taps = Numbers.tensor(scope, 4, 3, 3, channels);
            GradientCheck.ofOperation(
                            scope,
                            tape -> List.of(stencil.apply(tape, x, taps, boundary)),
                            Map.of("x", x, "taps", taps))
                    .within(1e-3);
        }
    }

    @Tag("large")
    @ParameterizedTest
    @EnumSource(Variant.class)
    void twoRunsGiveTheSameTapGradients(Variant variant, Scope scope) {
        assertArrayEquals(tapGradient(variant, scope), tapGradient(variant, scope));
    }

    @Test
    void tapsThatDoNotFitAreRefused(Scope scope) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Stencil(scope)
                        .apply(
                                new RecordingTape(scope, false),
                                scope.floats(1, 4, 4, 3),
                                scope.floats(3, 3, 4),
                                Boundary.ZERO));
    }

    private static List<Boundary> boundaries(String names) {
        return names.equals("all") ? List.of(Boundary.values()) : List.of(Boundary.valueOf(names));
    }

    private static float[] tapGradient(Variant variant, Scope scope) {
        try (Scope memory = scope.child("run")) {
            Tensor x = Numbers.tensor(memory, 5, 3, 30, 20, 17);
            Tensor taps = Numbers.tensor(memory, 6, 3, 3, 17);
            Tensor gradient = memory.zeros(taps.type(), taps.shape());
            Tape tape = new RecordingTape(memory, true);
            tape.watch(taps, gradient);
            Tensor y = new Stencil(memory, variant).apply(tape, x, taps, Boundary.ZERO);
            tape.seed(y, Numbers.tensor(memory, 7, 3, 30, 20, 17));
            tape.play();
            return gradient.readFloats();
        }
    }
}

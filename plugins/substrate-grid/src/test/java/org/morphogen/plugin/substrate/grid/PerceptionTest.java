// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class PerceptionTest {

    private static final double[] DX = {-1, 0, 1, -2, 0, 2, -1, 0, 1};
    private static final double[] DY = {-1, -2, -1, 0, 0, 0, 1, 2, 1};

    /** An operator list and its stencils, written out from the definitions. */
    private record Case(List<String> operators, List<double[]> stencils) {}

    private static List<Case> cases() {
        double angle = 0.6;
        List<double[]> patch = new ArrayList<>();
        IntStream.range(0, 9).forEach(t -> patch.add(single(t)));
        return List.of(
                new Case(
                        List.of("identity", "gradient-x", "gradient-y"),
                        List.of(single(4), mix(0.125, 0), mix(0, 0.125))),
                new Case(
                        List.of("identity", "gradient-x*8@0.6", "gradient-y*8@0.6"),
                        List.of(
                                single(4),
                                mix(Math.cos(angle), -Math.sin(angle)),
                                mix(Math.sin(angle), Math.cos(angle)))),
                new Case(
                        List.of("laplacian*0.0625"),
                        List.of(new double[] {0.0625, 0.125, 0.0625, 0.125, -0.75, 0.125, 0.0625, 0.125, 0.0625})),
                new Case(List.of("lap6"), List.of(new double[] {0, 2, 2, 2, -12, 2, 2, 2, 0})),
                new Case(List.of("identity", "moore"), List.of(single(4), new double[] {1, 1, 1, 1, 0, 1, 1, 1, 1})),
                new Case(List.of("moore-patch"), patch));
    }

    /** Every case on wide cells of a zero-bounded grid, the first one everywhere: each case is another build. */
    private static List<Case> cases(GridConfig config, Device.Kind kernels) {
        boolean every = config.channels() == 16 && config.boundary() == Boundary.ZERO && kernels == Device.Kind.CPU;
        return every ? cases() : cases().subList(0, 1);
    }

    private static List<Perceives.Order> orders(Case test) {
        return test.stencils().size() == 3 ? List.of(Perceives.Order.values()) : List.of(Perceives.Order.CHANNEL_MAJOR);
    }

    private static double[] single(int tap) {
        double[] stencil = new double[9];
        stencil[tap] = 1;
        return stencil;
    }

    private static double[] mix(double x, double y) {
        return IntStream.range(0, 9).mapToDouble(t -> x * DX[t] + y * DY[t]).toArray();
    }

    @ParameterizedTest
    @MethodSource("org.morphogen.plugin.substrate.grid.GridFixture#grids")
    void rowsHoldTheStencilsOfActiveSites(GridConfig config, Scope scope) {
        forAll(config, scope, (fixture, test, order, what) -> {
            int[] active = fixture.oracle().active(fixture.cells(), half(), GridFixture.STEP);
            RecordingTape tape = new RecordingTape(fixture.scope(), false);
            Rows rows = fixture.grid()
                    .perceive(
                            tape,
                            fixture.state(),
                            fixture.set(active),
                            new Perceives(test.operators(), order),
                            GridFixture.STEP);
            double[] expected = fixture.oracle().perceive(fixture.cells(), active, test.stencils(), order);
            assertClose(expected, rows.values().readFloats(), what);
        });
    }

    @ParameterizedTest
    @MethodSource("org.morphogen.plugin.substrate.grid.GridFixture#grids")
    void gradientsComeBackThroughTheTransposedStencils(GridConfig config, Scope scope) {
        forAll(config, scope, (fixture, test, order, what) -> {
            int[] active = fixture.oracle().active(fixture.cells(), half(), GridFixture.STEP);
            int width = test.stencils().size() * config.channels();
            float[] upstream = GridFixture.noise(active.length * width, 3);
            Tensor gradient =
                    scope.zeros(ElementType.FLOAT32, fixture.state().cells().shape());
            RecordingTape tape = new RecordingTape(fixture.scope(), true);
            tape.watch(fixture.state().cells(), gradient);
            Rows rows = fixture.grid()
                    .perceive(
                            tape,
                            fixture.state(),
                            fixture.set(active),
                            new Perceives(test.operators(), order),
                            GridFixture.STEP);
            tape.seed(rows.values(), fixture.rows(upstream, width));
            tape.play();
            double[] expected = fixture.oracle().perceiveAdjoint(upstream, active, test.stencils(), order);
            assertClose(expected, gradient.readFloats(), what);
        });
    }

    private static Activity half() {
        return new Activity(0.5f, Activity.Alive.NONE);
    }

    private static void assertClose(double[] expected, float[] actual, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-5 * Math.max(1, Math.abs(expected[i])), what + ", element " + i);
        }
    }

    private interface Check {
        void run(GridFixture fixture, Case test, Perceives.Order order, String what);
    }

    private static void forAll(GridConfig config, Scope scope, Check check) {
        for (Device.Kind kernels : GridFixture.kernels(config)) {
            for (Case test : cases(config, kernels)) {
                for (Perceives.Order order : orders(test)) {
                    try (Scope inner = scope.child("case")) {
                        GridFixture fixture = GridFixture.of(config, 2, kernels, inner);
                        check.run(fixture, test, order, config + " " + kernels + " " + test.operators() + " " + order);
                    }
                }
            }
        }
    }
}

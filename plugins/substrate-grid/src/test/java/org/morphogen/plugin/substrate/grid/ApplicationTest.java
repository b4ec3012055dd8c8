// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class ApplicationTest {

    @ParameterizedTest
    @MethodSource("org.morphogen.plugin.substrate.grid.GridFixture#grids")
    void activeSitesChangeOthersAreCopiedAndDeadOnesCleared(GridConfig config, Scope scope) {
        forAll(
                config,
                scope,
                c -> assertArrayEquals(
                        c.oracle().cleared(c.changed(), c.kept()),
                        c.after().readFloats(),
                        config.angles() > 0 ? 1e-6f : 0,
                        c.what()));
    }

    @ParameterizedTest
    @MethodSource("org.morphogen.plugin.substrate.grid.GridFixture#grids")
    void gradientsPassWhereNothingWasCleared(GridConfig config, Scope scope) {
        forAll(config, scope, c -> {
            float[] upstream = GridFixture.noise(c.changed().length, 5);
            Tensor seed = scope.allocate(ElementType.FLOAT32, c.after().shape());
            seed.write(upstream);
            c.tape().seed(c.after(), seed);
            c.tape().play();
            float[] passed = c.oracle().passed(upstream, c.kept());
            float[] ofUpdate = c.update().clone();
            float[] ofBefore = passed.clone();
            for (int row = 0; row < c.active().length; row++) {
                for (int i = 0; i < c.width(); i++) {
                    int cell = c.active()[row] * config.channels() + i;
                    ofUpdate[row * c.width() + i] = passed[cell];
                    ofBefore[cell] = c.replaces() ? 0 : passed[cell];
                }
            }
            addVoids(c, passed, ofUpdate);
            for (int site : c.voids()) {
                for (int i = 0; c.replaces() && i < c.width(); i++) {
                    ofBefore[site * config.channels() + i] = 0;
                }
            }
            assertArrayEquals(ofBefore, c.beforeGradient().readFloats(), c.what());
            if (ofUpdate.length > 0) {
                assertArrayEquals(
                        ofUpdate,
                        c.updateGradient().readFloats(0, ofUpdate.length),
                        config.angles() > 0 ? 1e-4f : 0,
                        c.what() + ", gradient of the update");
            }
        });
    }

    /** The last row is told of all sites that it stands for. */
    private static void addVoids(Applied c, float[] passed, float[] ofUpdate) {
        int last = c.active().length * c.width();
        for (int i = last; i < ofUpdate.length; i++) {
            ofUpdate[i] = 0;
            for (int site : c.voids()) {
                ofUpdate[i] += passed[site * c.oracle().grid().channels() + i - last];
            }
        }
    }

    /** One applied update. */
    private record Applied(
            GridOracle oracle,
            RecordingTape tape,
            Tensor after,
            Tensor beforeGradient,
            Tensor updateGradient,
            int[] active,
            int[] voids,
            float[] update,
            int width,
            boolean replaces,
            float[] changed,
            boolean[] kept,
            String what) {}

    private interface Check {
        void run(Applied applied);
    }

    private static void forAll(GridConfig config, Scope scope, Check check) {
        for (Device.Kind kernels : GridFixture.kernels(config)) {
            for (Activity.Mask mask : Activity.Mask.values()) {
                for (Rule.Output output : Rule.Output.values()) {
                    for (int width : widths(config, mask)) {
                        try (Scope inner = scope.child("case")) {
                            check.run(applied(GridFixture.of(config, 2, kernels, inner), mask, output, width));
                        }
                    }
                }
            }
        }
    }

    /** Narrow updates are other builds: one mask shows them. */
    private static int[] widths(GridConfig config, Activity.Mask mask) {
        return mask == Activity.Mask.BOTH && config.boundary() == Boundary.ZERO
                ? new int[] {1, config.channels() / 2 + 1, config.channels()}
                : new int[] {config.channels()};
    }

    private static Applied applied(GridFixture fixture, Activity.Mask mask, Rule.Output output, int width) {
        int channels = fixture.oracle().grid().channels();
        Activity activity = new Activity(0.5f, new Activity.Alive(mask, channels / 3, 0.9f));
        int[] active = fixture.oracle().active(fixture.cells(), activity, GridFixture.STEP);
        int[] voids = fixture.oracle().voids(fixture.cells(), activity, GridFixture.STEP);
        int rows = active.length + (fixture.oracle().hasVoids(activity) ? 1 : 0);
        float[] update = GridFixture.noise(rows * width, 9);
        Tensor beforeGradient = fixture.scope()
                .zeros(ElementType.FLOAT32, fixture.state().cells().shape());
        Tensor values = fixture.rows(update, width);
        Tensor updateGradient = fixture.scope().zeros(ElementType.FLOAT32, values.shape());
        RecordingTape tape = new RecordingTape(fixture.scope(), true);
        tape.watch(fixture.state().cells(), beforeGradient);
        tape.watch(values, updateGradient);
        ActiveSet set = fixture.grid().activate(tape, fixture.state(), activity, GridFixture.STEP);
        Tensor after = fixture.grid()
                .apply(tape, fixture.state(), set, new Rows(values, set.count()), output, activity, GridFixture.STEP)
                .cells();
        boolean replaces = output == Rule.Output.REPLACES;
        float[] changed = fixture.oracle().changed(fixture.cells(), active, voids, update, width, replaces);
        return new Applied(
                fixture.oracle(),
                tape,
                after,
                beforeGradient,
                updateGradient,
                active,
                voids,
                update,
                width,
                replaces,
                changed,
                fixture.oracle().kept(fixture.cells(), changed, activity.alive()),
                fixture.oracle().grid() + " " + mask + " " + output + " width " + width);
    }

    @Test
    void anEmptyGridHasNoActiveSitesUnderAnAliveMask(Scope scope) {
        GridFixture fixture = GridFixture.of(new GridConfig(70, 5, 4, Boundary.TORUS), 2, Device.Kind.CPU, scope);
        scope.compute().zero(fixture.state().cells());
        Activity activity = new Activity(1, new Activity.Alive(Activity.Mask.BOTH, 3, 0.1f));
        ActiveSet set =
                fixture.grid().activate(new RecordingTape(scope, false), fixture.state(), activity, GridFixture.STEP);
        assertArrayEquals(new int[] {0}, set.count().readInts());
    }

    @Test
    void anUpdateWiderThanTheCellsIsRefused(Scope scope) {
        GridFixture fixture = GridFixture.of(new GridConfig(4, 4, 2, Boundary.ZERO), 1, Device.Kind.CPU, scope);
        RecordingTape tape = new RecordingTape(scope, false);
        State state = fixture.state();
        ActiveSet set = fixture.grid().activate(tape, state, Activity.ALL, GridFixture.STEP);
        Rows update = new Rows(scope.floats(16, 3), set.count());
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> fixture.grid()
                        .apply(tape, state, set, update, Rule.Output.ADDED, Activity.ALL, GridFixture.STEP));
        assertTrue(refusal.getMessage().contains("3 values"), refusal.getMessage());
    }
}

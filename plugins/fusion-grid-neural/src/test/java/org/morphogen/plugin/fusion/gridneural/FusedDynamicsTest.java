// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.Trajectory;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Parameters;
import org.morphogen.testkit.GradientCheck;
import org.morphogen.testkit.TestCompute;

/** What the contract does not see: central differences, how images are cut, states that must not move. */
@ExtendWith(TestCompute.class)
class FusedDynamicsTest {

    private static final Step FIRST = new Step(0x0123_4567_89AB_CDEFL, 3, 20);
    private static final int STEPS = 6;
    private static final Activity.Alive LIVING = new Activity.Alive(Activity.Mask.BOTH, 3, 0.1f);

    /** No mask that a small change could move. */
    private static final Activity.Alive EVERYWHERE = new Activity.Alive(Activity.Mask.PRE, 3, -100);

    private final Random random = new Random(5);

    /** With a smooth hidden layer: a kink of relu between two points would count as an error. */
    @ParameterizedTest
    @CsvSource({
        "CPU, OPERATOR_MAJOR",
        "GPU, OPERATOR_MAJOR",
        "CPU, TURNED_BY_ANGLE",
        "GPU, TURNED_BY_ANGLE",
        "CPU, TURNED_BY_GRADIENT",
        "GPU, TURNED_BY_GRADIENT"
    })
    void gradientsAreCentralDifferences(Device.Kind kind, Form form, Scope scope) {
        Pair pair = pair(12, form == Form.TURNED_BY_ANGLE ? EVERYWHERE : Activity.Alive.NONE, Pair.Function.TANH, form);
        try (FusedDynamics dynamics = dynamics(pair, kind, scope)) {
            Parameters parameters = parameters(pair, scope, 0.2f);
            Tensor start = scope.floats(2, 12, 12, pair.channels());
            start.write(start(form, start, pair.channels()));
            float[] weights = noise(start, 1);
            State startGradient = State.of("cells", scope.floats(2, 12, 12, pair.channels()));
            Parameters gradients = parameters.like(scope);
            gradients.zero(scope.compute());
            try (Trajectory trajectory = dynamics.trajectory(parameters, State.of("cells", start), FIRST, STEPS, 4)) {
                trajectory.backward(new AtEnd(weights), gradients, startGradient);
            }
            GradientCheck check = GradientCheck.of(() -> loss(dynamics, parameters, start, weights));
            parameters.tensors().forEach((name, tensor) -> check.input(name, tensor, gradients.get(name)));
            check.input("start", start, startGradient.cells()).within(1e-3);
        }
    }

    private static double loss(FusedDynamics dynamics, Parameters parameters, Tensor start, float[] weights) {
        float[] end = run(dynamics, parameters, start, STEPS);
        double sum = 0;
        for (int i = 0; i < end.length; i++) {
            sum += (double) end[i] * weights[i];
        }
        return sum;
    }

    @ParameterizedTest
    @EnumSource(Device.Kind.class)
    void anEmptyGridStaysExactlyEmptyForAnyWeights(Device.Kind kind, Scope scope) {
        Pair pair = pair(70, LIVING, Pair.Function.RELU);
        try (FusedDynamics dynamics = dynamics(pair, kind, scope)) {
            Tensor start = scope.floats(1, 70, 70, pair.channels());
            scope.compute().zero(start);
            float[] end = run(dynamics, parameters(pair, scope, 3), start, 20);
            assertArrayEquals(new float[end.length], end);
        }
    }

    @ParameterizedTest
    @EnumSource(Device.Kind.class)
    void aSeedStaysAsItIsWhileTheOutputLayerIsZero(Device.Kind kind, Scope scope) {
        Pair pair = pair(9, LIVING, Pair.Function.RELU);
        try (FusedDynamics dynamics = dynamics(pair, kind, scope)) {
            Parameters parameters = parameters(pair, scope, 1);
            scope.compute().zero(parameters.get("dense2.kernel"));
            scope.compute().zero(parameters.get("dense2.bias"));
            float[] seed = new float[9 * 9 * pair.channels()];
            int centre = (4 * 9 + 4) * pair.channels();
            Arrays.fill(seed, centre + 3, centre + pair.channels(), 1);
            Tensor start = scope.floats(1, 9, 9, pair.channels());
            start.write(seed);
            assertArrayEquals(seed, run(dynamics, parameters, start, 100));
        }
    }

    /** One image is cut into stripes, two are not: their first samples draw the same numbers. */
    @Test
    void aSampleDoesNotDependOnHowItsBatchIsCut(Scope scope) {
        Pair pair = pair(70, LIVING, Pair.Function.RELU);
        Stripes.Cutting cutting = new Stripes.Cutting(2, 600);
        assertEquals(1, cutting.cut(70, 70, 2).count());
        assertEquals(8, cutting.cut(70, 70, 1).count());
        Device device = posing(scope.compute().device(), Device.Kind.CPU);
        try (FusedDynamics dynamics = new FusedDynamics(pair, scope.child("fusion"), device, cutting)) {
            Parameters parameters = parameters(pair, scope, 0.2f);
            Tensor two = scope.floats(2, 70, 70, pair.channels());
            two.write(noise(two, 1));
            Tensor one = scope.floats(1, 70, 70, pair.channels());
            scope.compute().copy(two, 0, one, 0, one.size());
            float[] expected = run(dynamics, parameters, two, 12);
            assertArrayEquals(Arrays.copyOf(expected, Math.toIntExact(one.size())), run(dynamics, parameters, one, 12));
        }
    }

    /** Memory of an ended rollout is used again, and only what may not be zero is written. */
    @ParameterizedTest
    @EnumSource(Device.Kind.class)
    void nothingIsLeftOfTheStateBefore(Device.Kind kind, Scope scope) {
        Pair pair = pair(70, LIVING, Pair.Function.RELU);
        Parameters parameters = parameters(pair, scope, 0.2f);
        Tensor full = scope.floats(1, 70, 70, pair.channels());
        full.write(noise(full, 1));
        Tensor sparse = scope.floats(1, 70, 70, pair.channels());
        float[] values = noise(sparse, 1);
        for (int i = 0; i < values.length; i++) {
            values[i] = i / pair.channels() % 70 < 35 ? 0 : values[i];
        }
        sparse.write(values);
        try (FusedDynamics used = dynamics(pair, kind, scope);
                FusedDynamics fresh = dynamics(pair, kind, scope)) {
            run(used, parameters, full, 3);
            assertArrayEquals(values, run(used, parameters, sparse, 0));
            run(used, parameters, full, 3);
            assertArrayEquals(run(fresh, parameters, sparse, 3), run(used, parameters, sparse, 3));
        }
    }

    private static float[] run(FusedDynamics dynamics, Parameters parameters, Tensor start, int steps) {
        try (Rollout rollout = dynamics.rollout(parameters, State.of("cells", start), FIRST);
                Scope memory = dynamics.scope().child("end")) {
            rollout.advance(steps);
            State end = State.of("cells", memory.allocate(start.type(), start.shape()));
            rollout.read(end);
            return end.cells().readFloats();
        }
    }

    /** Noise; angles keep away from where they wrap. */
    private float[] start(Form form, Tensor like, int channels) {
        float[] values = noise(like, 0.5f);
        for (int i = channels - 1; form == Form.TURNED_BY_ANGLE && i < values.length; i += channels) {
            values[i] = 3 + 3 * values[i];
        }
        return values;
    }

    private static Pair pair(int size, Activity.Alive alive, Pair.Function function) {
        return pair(size, alive, function, Form.OPERATOR_MAJOR);
    }

    private static Pair pair(int size, Activity.Alive alive, Pair.Function function, Form form) {
        List<String> operators = form == Form.TURNED_BY_GRADIENT
                ? List.of("identity", "laplacian*0.0625", "gradient-x*4", "gradient-y*4")
                : List.of("identity", "gradient-x@0.3", "gradient-y@0.3", "laplacian*0.0625");
        Stencils stencils = Stencils.of(operators).orElseThrow();
        return new Pair(
                size,
                size,
                12,
                Pair.Boundary.REFLECT,
                stencils,
                form,
                40,
                function,
                true,
                0.7f,
                new Activity(0.5f, alive));
    }

    private static FusedDynamics dynamics(Pair pair, Device.Kind kind, Scope scope) {
        Device device = scope.compute().device();
        return new FusedDynamics(pair, scope.child("fusion"), posing(device, kind));
    }

    private static Device posing(Device d, Device.Kind kind) {
        return new Device(
                d.id(),
                d.name(),
                d.vendor(),
                d.platform(),
                d.driver(),
                kind,
                d.computeUnits(),
                d.lanes(),
                d.memoryBytes(),
                d.maxAllocationBytes(),
                d.localBytes(),
                d.maxGroupSize());
    }

    private Parameters parameters(Pair pair, Scope scope, float limit) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("dense1.kernel", scope.floats(pair.inputs(), pair.hidden()));
        tensors.put("dense1.bias", scope.floats(pair.hidden()));
        tensors.put("dense2.kernel", scope.floats(pair.hidden(), pair.channels()));
        tensors.put("dense2.bias", scope.floats(pair.channels()));
        tensors.values().forEach(tensor -> tensor.write(noise(tensor, limit)));
        return new Parameters(tensors);
    }

    private float[] noise(Tensor like, float limit) {
        float[] values = new float[Math.toIntExact(like.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextFloat() - 1) * limit;
        }
        return values;
    }

    /** A loss that is the sum of the last state's values, each with its weight. */
    private record AtEnd(float[] weights) implements Trajectory.GradientSource {

        @Override
        public boolean at(int t) {
            return t == STEPS;
        }

        @Override
        public void add(int t, State gradient) {
            gradient.cells().write(weights); // it was zero
        }
    }
}

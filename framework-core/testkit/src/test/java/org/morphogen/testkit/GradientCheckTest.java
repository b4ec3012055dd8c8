// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.opentest4j.AssertionFailedError;

@ExtendWith(TestCompute.class)
class GradientCheckTest {

    private static final String SQUARE = """
            __kernel void square(__global const float* x, __global float* y) {
                const size_t i = get_global_id(0);
                y[i] = x[i] * x[i];
            }
            __kernel void square_adjoint(
                    __global const float* x, __global const float* dy, float factor, float beta, __global float* dx) {
                const size_t i = get_global_id(0);
                const float before = beta == 0.0f ? 0.0f : dx[i];
                dx[i] = before + factor * x[i] * dy[i];
            }
            """;

    @Test
    void acceptsTheAdjointOfASquare(Scope scope) {
        GradientCheck check = check(scope, 2);
        check.within(1e-3);
        assertTrue(check.worst() > 0, "something was compared");
    }

    @Test
    void refusesAnAdjointThatIsFivePerCentOff(Scope scope) {
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class, () -> check(scope, 2.1f).within(1e-2));
        assertTrue(failure.getMessage().contains("relative error"), failure.getMessage());
    }

    @Test
    void refusesAnAdjointThatForgetsWhatIsThere(Scope scope) {
        Tensor x = input(scope);
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> GradientCheck.ofOperation(scope, square(scope, x, 2, beta -> 0f), Map.of("x", x)));
        assertTrue(failure.getMessage().contains("(beta 1)"), failure.getMessage());
    }

    @Test
    void refusesAnAdjointThatAddsToUndefinedMemory(Scope scope) {
        Tensor x = input(scope);
        AssertionFailedError failure = assertThrows(
                AssertionFailedError.class,
                () -> GradientCheck.ofOperation(scope, square(scope, x, 2, beta -> 1f), Map.of("x", x)));
        assertTrue(failure.getMessage().contains("(beta 0)"), failure.getMessage());
    }

    @Test
    void leavesTheInputAsItWas(Scope scope) {
        Tensor x = input(scope);
        float[] before = x.readFloats();
        GradientCheck.ofOperation(scope, square(scope, x, 2), Map.of("x", x)).within(1e-3);
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, x.readFloats());
    }

    private static GradientCheck check(Scope scope, float factor) {
        Tensor x = input(scope);
        return GradientCheck.ofOperation(scope, square(scope, x, factor), Map.of("x", x));
    }

    private static Tensor input(Scope scope) {
        Tensor x = scope.floats(13);
        x.write(new float[] {0.5f, -1, 2, 0.1f, 3, -0.3f, 1, 1.5f, -2, 0.7f, 0.9f, -1.1f, 0.2f});
        return x;
    }

    private static Function<Tape, List<Tensor>> square(Scope scope, Tensor x, float factor) {
        return square(scope, x, factor, UnaryOperator.identity());
    }

    private static Function<Tape, List<Tensor>> square(Scope scope, Tensor x, float factor, UnaryOperator<Float> beta) {
        KernelSource source = new KernelSource("test", "square.cl", path -> Optional.of(SQUARE));
        Kernel forward = scope.program(source).kernel("square");
        Kernel adjoint = scope.program(source).kernel("square_adjoint");
        return tape -> {
            Tensor y = tape.scope().allocate(ElementType.FLOAT32, Shape.of(13));
            forward.launch(Range.of(13), x, y);
            tape.record(y, List.of(x), () -> {
                Tape.Slot slot = tape.slot(x);
                adjoint.launch(Range.of(13), x, tape.gradient(y), factor, beta.apply(slot.beta()), slot.tensor());
            });
            return List.of(y);
        };
    }
}

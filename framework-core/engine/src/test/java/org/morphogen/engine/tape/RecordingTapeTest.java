// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.engine.dry.DryCompute;

class RecordingTapeTest {

    private final Scope scope = new DryCompute().scope("test");
    private final RecordingTape tape = new RecordingTape(scope, true);
    private final Tensor x = scope.floats(3);
    private final Tensor gradient = scope.floats(3);
    private final List<String> order = new ArrayList<>();

    @Test
    void adjointsRunInReverseOrder() {
        tape.watch(x, gradient);
        Tensor y = operation("first", x);
        Tensor z = operation("second", y);
        tape.seed(z, scope.floats(3));
        tape.play();
        assertEquals(List.of("second", "first"), order);
    }

    @Test
    void nothingIsRecordedWhenNoInputWantsAGradient() {
        Tensor y = operation("unwanted", x);
        assertFalse(tape.wants(y));
        tape.seed(y, scope.floats(3));
        tape.play();
        assertEquals(List.of(), order);
    }

    @Test
    void anAdjointIsLeftOutWhenNoGradientReachesItsResult() {
        tape.watch(x, gradient);
        operation("dead end", x);
        Tensor z = operation("used", x);
        tape.seed(z, scope.floats(3));
        tape.play();
        assertEquals(List.of("used"), order);
    }

    @Test
    void theFirstToAddOverwritesAndLaterOnesAdd() {
        tape.watch(x, gradient);
        Tensor y = operation("y", x);
        assertEquals(0, tape.slot(y).beta());
        assertEquals(1, tape.slot(y).beta());
    }

    @Test
    void aWatchedInputIsAlwaysAddedTo() {
        tape.watch(x, gradient);
        assertSame(gradient.base(), tape.slot(x).tensor().base());
        assertEquals(1, tape.slot(x).beta());
    }

    @Test
    void anInputWatchedAnewIsOverwrittenByTheFirstToAdd() {
        tape.watchAnew(x, gradient);
        assertSame(gradient.base(), tape.slot(x).tensor().base());
        assertEquals(1, tape.slot(x).beta());
        tape.watchAnew(x, gradient);
        assertEquals(0, tape.slot(x).beta());
    }

    @Test
    void aRetracedStepFindsWhatItKept() {
        Keepsakes keepsakes = new Keepsakes(scope);
        RecordingTape taking = RecordingTape.taking(scope.child("step"), new Shared(scope), scope, keepsakes);
        Tensor mask = taking.keep(ElementType.UINT64, Shape.of(2));
        taking.retraceable();
        assertFalse(taking.retracing());
        RecordingTape again = RecordingTape.retracing(scope, new Shared(scope), keepsakes);
        assertTrue(again.retracing() && again.recording());
        assertSame(mask, again.keep(ElementType.UINT64, Shape.of(2)));
        IllegalStateException more =
                assertThrows(IllegalStateException.class, () -> again.keep(ElementType.INT32, Shape.of(1)));
        assertTrue(more.getMessage().contains("number 2"), more.getMessage());
    }

    @Test
    void stepsOfOneRolloutShareWhatIsMadeOfParameters() {
        Shared shared = new Shared(scope);
        Tensor made = RecordingTape.stepping(scope, shared).shared("packed", memory -> memory.floats(4));
        assertSame(made, RecordingTape.stepping(scope, shared).shared("packed", memory -> memory.floats(4)));
        assertNotSame(made, RecordingTape.stepping(scope, shared).shared("other", memory -> memory.floats(4)));
        assertNotSame(made, tape.shared("packed", memory -> memory.floats(4)));
    }

    @Test
    void aStepThatDidNotPromiseItIsNotRetraced() {
        Keepsakes keepsakes = new Keepsakes(scope);
        RecordingTape.taking(scope, new Shared(scope), scope, keepsakes).keep(ElementType.INT32, Shape.of(1));
        RecordingTape again = RecordingTape.retracing(scope, new Shared(scope), keepsakes);
        assertFalse(again.retracing());
        again.keep(ElementType.FLOAT32, Shape.of(3));
    }

    @Test
    void aTapeThatDoesNotRecordWantsNothing() {
        RecordingTape silent = new RecordingTape(scope, false);
        silent.watch(x, gradient);
        assertFalse(silent.wants(x));
    }

    @Test
    void seedingAResultTwiceIsRefused() {
        tape.watch(x, gradient);
        Tensor y = operation("y", x);
        tape.seed(y, scope.floats(3));
        assertThrows(IllegalStateException.class, () -> tape.seed(y, scope.floats(3)));
    }

    private Tensor operation(String name, Tensor input) {
        Tensor result = scope.floats(3);
        tape.record(result, List.of(input), () -> {
            order.add(name);
            assertTrue(tape.wants(input));
            tape.gradient(result);
            tape.slot(input);
        });
        return result;
    }
}

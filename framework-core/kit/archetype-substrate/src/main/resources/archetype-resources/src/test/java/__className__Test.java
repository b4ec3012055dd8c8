package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

/** The kernels against plain numbers, on a real OpenCL device. */
@ExtendWith(TestCompute.class)
class ${className}Test {

    @Test
    void aSiteSensesItselfAndTheSumOfItsNeighboursRoundTheRing(Scope scope) {
        Substrate ring = new ${className}Type().create(new ${className}Config(4, 1), TestContext.in(scope));
        State state = ring.state().allocate(scope, 1);
        state.cells().write(new float[] {1, 10, 100, 1000});
        Tape tape = new RecordingTape(scope, false);
        Step step = new Step(0, 0, 0);
        ActiveSet active = ring.activate(tape, state, Activity.ALL, step);
        Perceives both = new Perceives(List.of("identity", "moore"), Perceives.Order.CHANNEL_MAJOR);
        float[] sensed = ring.perceive(tape, state, active, both, step).values().readFloats();
        assertArrayEquals(new float[] {1, 1010, 10, 101, 100, 1010, 1000, 101}, sensed);
    }
}

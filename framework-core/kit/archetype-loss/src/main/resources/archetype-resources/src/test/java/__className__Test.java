package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.SteadyRule;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

/** The kernel against plain Java, on a real OpenCL device. */
@ExtendWith(TestCompute.class)
class ${className}Test {

    @Test
    void itIsTheSquaredDifferenceOfTheMeanFromTheTarget(Scope scope) {
        Substrate grid = ${className}Fixture.grid(scope);
        Loss loss = new ${className}Type()
                .create(new ${className}Config(2, 0.25), grid, new SteadyRule(), TestContext.in(scope));
        State state = grid.state().allocate(scope, 1);
        float[] cells = randomCells((int) state.cells().size());
        state.cells().write(cells);
        float[] found = loss.evaluate(
                        new RecordingTape(scope, false), new Moment(state, state, 1, 1, new Step(0, 0, 0)))
                .readFloats();
        double mean = 0;
        for (int i = 2; i < cells.length; i += ${className}Fixture.CHANNELS) {
            mean += cells[i] / (double) grid.sites();
        }
        assertEquals((mean - 0.25) * (mean - 0.25), found[0], 1e-6);
    }

    private static float[] randomCells(int size) {
        Random random = new Random(1);
        float[] cells = new float[size];
        for (int i = 0; i < size; i++) {
            cells[i] = random.nextFloat();
        }
        return cells;
    }
}

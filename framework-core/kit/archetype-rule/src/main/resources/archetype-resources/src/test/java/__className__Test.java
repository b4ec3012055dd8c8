package ${package};

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.plugin.substrate.grid.GridConfig;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

/** The kernel against plain Java, on a real OpenCL device. */
@ExtendWith(TestCompute.class)
class ${className}Test {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 11;
    private static final int NEEDED = 5;

    @Test
    void fiveStepsAreThoseOfPlainJava(Scope scope) {
        TestContext context = TestContext.in(scope);
        Substrate grid =
                new GridSubstrateType().create(new GridConfig(WIDTH, HEIGHT, 1, Boundary.TORUS), context);
        Rule rule = new ${className}Type().create(new ${className}Config(NEEDED), grid, context);
        float[] cells = randomCells();
        State state = grid.state().allocate(scope, 1);
        state.cells().write(cells);
        try (Rollout rollout =
                new ComposedDynamics(grid, rule, scope).rollout(new Parameters(Map.of()), state, new Step(0, 0, 0))) {
            for (int step = 1; step <= 5; step++) {
                rollout.advance(1);
                rollout.read(state);
                cells = next(cells);
                assertArrayEquals(cells, state.cells().readFloats(), "after step " + step);
            }
        }
    }

    private static float[] randomCells() {
        Random random = new Random(1);
        float[] cells = new float[WIDTH * HEIGHT];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(2);
        }
        return cells;
    }

    private static float[] next(float[] cells) {
        float[] next = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int live = 0;
            for (int t = 0; t < 9; t++) {
                int x = Math.floorMod(i % WIDTH + t % 3 - 1, WIDTH);
                int y = Math.floorMod(i / WIDTH + t / 3 - 1, HEIGHT);
                live += (int) cells[y * WIDTH + x];
            }
            next[i] = live >= NEEDED ? 1 : 0;
        }
        return next;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.hexagonal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.graph.Chart;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

/** The hexagonal lattice against the square grid whose rows it shears. */
@ExtendWith(TestCompute.class)
class HexagonalLatticeTest {

    private static final int SIZE = 24;
    private static final Step STEP = new Step(3, 1, 2);

    @Test
    void itsLaplacianIsTheShearedGridsStencil(Scope scope) {
        Substrate hexagonal = hexagonal(13, 9, scope);
        Substrate grid = Instances.substrate(
                new GridSubstrateType(), Map.of("width", 13, "height", 9, "boundary", "torus"), scope);
        float[] expected = rows(grid, "lap6*0.125", scope);
        assertClose(expected, rows(hexagonal, "laplacian*0.125", scope));
        assertClose(expected, rows(hexagonal, "lap6*0.125", scope));
    }

    private static float[] rows(Substrate substrate, String operator, Scope scope) {
        State state = substrate.state().allocate(scope, 2);
        float[] cells = new float[Math.toIntExact(state.cells().size())];
        Random random = new Random(5);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) random.nextGaussian();
        }
        state.cells().write(cells);
        RecordingTape tape = new RecordingTape(scope, false);
        return substrate
                .perceive(
                        tape,
                        state,
                        substrate.activate(tape, state, Activity.ALL, STEP),
                        new Perceives(List.of("identity", operator), Perceives.Order.OPERATOR_MAJOR),
                        STEP)
                .values()
                .readFloats();
    }

    private static void assertClose(float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-5, "value " + i);
        }
    }

    /** A field that rises by 3 a unit to the right and falls by 2 downwards, away from where the torus closes. */
    @Test
    void gradientsOfAPlaneAreItsSlopes(Scope scope) {
        Substrate hexagonal = hexagonal(SIZE, SIZE, scope);
        float[] places = ((Planar) hexagonal).places();
        float[] cells = new float[SIZE * SIZE * 16];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = 3 * places[i / 16 * 2] - 2 * places[i / 16 * 2 + 1];
        }
        State state = hexagonal.state().allocate(scope, 1);
        state.cells().write(cells);
        RecordingTape tape = new RecordingTape(scope, false);
        float[] rows = hexagonal
                .perceive(
                        tape,
                        state,
                        hexagonal.activate(tape, state, Activity.ALL, STEP),
                        new Perceives(List.of("gradient-x", "gradient-y"), Perceives.Order.OPERATOR_MAJOR),
                        STEP)
                .values()
                .readFloats();
        int middle = (SIZE / 2 * SIZE + 2) * 32;
        assertEquals(3, rows[middle], 1e-4);
        assertEquals(-2, rows[middle + 16], 1e-4);
    }

    @Test
    void picturesShowEverySiteAboutEquallyOften() {
        Chart chart = new Lattice(12, 14).chart(6);
        assertEquals(72, chart.columns());
        assertEquals(73, chart.rows());
        int[] seen = new int[12 * 14];
        IntStream.of(chart.pixels()).forEach(site -> seen[site]++);
        for (int count : seen) {
            assertEquals(72.0 * 73 / (12 * 14), count, 8);
        }
    }

    @Test
    void aSiteIsDrawnWhereItLies(Scope scope) {
        Substrate hexagonal = hexagonal(8, 8, scope);
        float[] cells = new float[8 * 8 * 16];
        cells[(4 * 8 + 3) * 16] = 1; // Column 3, row 4 lies at x = 3 + 4 / 2.
        State state = hexagonal.state().allocate(scope, 1);
        state.cells().write(cells);
        byte[] picture = hexagonal.render(scope, state, Look.grey(0)).readBytes(0, 48 * 42 * 4);
        int x = (int) ((5 + 0.5) * 6);
        int y = (int) ((4 * Lattice.ROW + Lattice.ROW / 2) * 6);
        assertEquals(-1, picture[(y * 48 + x) * 4], "white");
        assertEquals(0, picture[(y * 48 + x + 9) * 4], "black");
        byte[] opaque = new byte[] {picture[3], picture[7]};
        assertArrayEquals(new byte[] {-1, -1}, opaque);
    }

    private static Substrate hexagonal(int width, int height, Scope scope) {
        return Instances.substrate(new HexagonalSubstrateType(), Map.of("width", width, "height", height), scope);
    }
}

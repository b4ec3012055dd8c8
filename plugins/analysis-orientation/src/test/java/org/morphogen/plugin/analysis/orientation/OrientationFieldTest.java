// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.train.Session;
import org.morphogen.testkit.AnalysisContract;
import org.morphogen.testkit.Sessions;

class OrientationFieldTest extends AnalysisContract<OrientationFieldConfig> {

    private static final int WIDTH = 12;
    private static final int CHANNELS = 8;

    @Override
    protected AnalysisType<OrientationFieldConfig> type() {
        return new OrientationFieldType();
    }

    @Override
    protected Session session(Scope scope) {
        return session(1, scope);
    }

    private static Session session(int angles, Scope scope) {
        Map<String, Object> grid = new LinkedHashMap<>(BestMatchTest.GRID);
        grid.put("angles", angles);
        Map<String, Object> rule = Map.of("type", "steerable", "steering", angles == 1 ? "angle" : "gradient");
        Session session = Sessions.of(BestMatchTest.PLUGINS, Map.of("substrate", grid, "rule", rule), scope);
        Sessions.randomise(session, 0.05f);
        return session;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("samples", 2, "times", List.of(0, 6)),
                Map.of("samples", 1, "times", List.of(3), "channel", 2, "alpha", 0, "threshold", 0.0));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(Map.of("channel", CHANNELS), "/channel", Map.of("alpha", 99), "/alpha");
    }

    /** Cells, all alive but a border of two, whose last channel is a function of column and row. */
    private static Directions directions(int angles, DoubleBinaryOperator last, Scope scope) {
        float[] cells = new float[WIDTH * WIDTH * CHANNELS];
        for (int site = 0; site < WIDTH * WIDTH; site++) {
            int x = site % WIDTH;
            int y = site / WIDTH;
            cells[site * CHANNELS + 3] = Math.min(x, y) >= 2 && Math.max(x, y) < WIDTH - 2 ? 1 : 0;
            cells[site * CHANNELS + CHANNELS - 1] = (float) last.applyAsDouble(x, y);
        }
        Tensor tensor = scope.floats(2, WIDTH, WIDTH, CHANNELS);
        tensor.write(cells, cells.length);
        OrientationFieldConfig config = new OrientationFieldConfig(2, List.of(0), null, 3, 0.1);
        return new FieldKernels(config, session(angles, scope).substrate(), scope).read(tensor, 1);
    }

    private static double wrapped(double radians) {
        return radians - 2 * Math.PI * Math.floor(radians / (2 * Math.PI));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void anglesWindAroundTheFourCellsAtTheMiddleOfAVortex(int sense, Scope scope) {
        Directions field = directions(1, (x, y) -> wrapped(sense * Math.atan2(y - 5.3, x - 6.4) + 1), scope);
        assertEquals(64, field.living());
        assertEquals(4, field.windings(sense));
        assertEquals(0, field.windings(-sense));
        for (int site : new int[] {5 * WIDTH + 6, 5 * WIDTH + 7, 6 * WIDTH + 6, 6 * WIDTH + 7}) {
            assertEquals(sense, field.winding()[site]);
        }
    }

    @Test
    void nothingWindsWhereAnglesAreEvenOrCellsAreDead(Scope scope) {
        assertEquals(0, directions(1, (x, y) -> wrapped(0.4 * x), scope).windings(1));
        Directions outside = directions(1, (x, y) -> wrapped(Math.atan2(y - 0.3, x - 0.4)), scope);
        assertEquals(0, outside.windings(1) + outside.windings(-1));
    }

    @Test
    void aBowlHasOneMinimumOfItsGradient(Scope scope) {
        Directions field = directions(0, (x, y) -> 0.1 * ((x - 6) * (x - 6) + (y - 5) * (y - 5)), scope);
        assertEquals(1, field.minima());
        assertEquals(0, field.leastLength(), 1e-6);
        int right = 5 * WIDTH + 8;
        // Sobel of 0.1 x^2 at x = 2: 8 times the derivative 0.4.
        assertEquals(3.2, field.length(right), 1e-5);
        assertEquals(0, field.radians(right), 1e-6);
        assertEquals(Math.PI / 2, field.radians(8 * WIDTH + 6), 1e-6);
        assertTrue(field.shortShare() > 0 && field.shortShare() < 0.1, "only the middle is flat");
    }
}

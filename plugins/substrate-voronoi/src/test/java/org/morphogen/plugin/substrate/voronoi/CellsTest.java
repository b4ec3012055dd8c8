// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.voronoi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.kernels.graph.Chart;
import org.morphogen.plugin.substrate.voronoi.Tessellation.Side;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class CellsTest {

    private static final int WIDTH = 20;
    private static final int HEIGHT = 16;

    private static VoronoiConfig config(long layout, int relaxation) {
        return new VoronoiConfig(WIDTH, HEIGHT, 3, layout, relaxation, 8);
    }

    @Test
    void sidesAreSharedAndCellsFillTheTorus() {
        List<List<Side>> sides = new Cells(config(4, 2)).sides();
        Map<List<Integer>, Double> lengths = new HashMap<>();
        double borders = 0;
        for (List<Side> own : sides) {
            assertTrue(own.size() >= 3, "a cell has at least three sides");
            for (Side side : own) {
                lengths.merge(List.of(side.site(), side.neighbour()), side.length(), Double::sum);
                borders += side.length();
            }
        }
        lengths.forEach((pair, length) -> assertEquals(
                length, lengths.getOrDefault(List.of(pair.get(1), pair.get(0)), -1.0), 1e-9, "sides of " + pair));
        assertEquals(6, sides.stream().mapToInt(List::size).average().orElse(0), 1e-12, "Euler's formula on a torus");
        assertTrue(borders > 0);
    }

    /** Cells of relaxed points are of nearly one size; those of random points are not. */
    @Test
    void relaxationMakesCellsAlike() {
        assertTrue(spread(new Cells(config(4, 0))) > 2 * spread(new Cells(config(4, 8))));
    }

    private static double spread(Cells cells) {
        double[] counts = new double[cells.count()];
        Arrays.stream(cells.chart().pixels()).forEach(site -> counts[site]++);
        double mean = Arrays.stream(counts).average().orElse(0);
        return Math.sqrt(Arrays.stream(counts)
                .map(c -> (c - mean) * (c - mean))
                .average()
                .orElse(0));
    }

    @Test
    void oneLayoutAlwaysGivesTheSameCellsAndAnotherOneOthers() {
        float[] places = new Cells(config(4, 2)).chart().places();
        assertArrayEquals(places, new Cells(config(4, 2)).chart().places());
        assertFalse(Arrays.equals(places, new Cells(config(5, 2)).chart().places()));
    }

    @Test
    void everyPixelShowsTheNearestCell() {
        Chart chart = new Cells(config(9, 1)).chart();
        for (int at = 0; at < chart.pixels().length; at += 37) {
            double x = (at % chart.columns() + 0.5) / 8;
            double y = (at / chart.columns() + 0.5) / 8;
            double least = Double.POSITIVE_INFINITY;
            for (int site = 0; site < chart.places().length / 2; site++) {
                least = Math.min(least, distance(chart, site, x, y));
            }
            assertEquals(least, distance(chart, chart.pixels()[at], x, y), 1e-5, "pixel " + at);
        }
    }

    private static double distance(Chart chart, int site, double x, double y) {
        double dx = Math.abs(chart.places()[2 * site] - x);
        double dy = Math.abs(chart.places()[2 * site + 1] - y);
        return Math.hypot(Math.min(dx, WIDTH - dx), Math.min(dy, HEIGHT - dy));
    }

    /** p = 12 (sum_j e_ij s_j / sum_j e_ij - s_i), in plain Java. */
    @Test
    void theLaplacianWeighsNeighboursByTheirSharedSide(Scope scope) {
        Substrate substrate = Instances.substrate(
                new VoronoiSubstrateType(), Map.of("width", WIDTH, "height", HEIGHT, "channels", 3), scope);
        List<List<Side>> sides = new Cells(config(0, 3)).sides();
        float[] cells = new float[2 * WIDTH * HEIGHT * 3];
        Random random = new Random(8);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) random.nextGaussian();
        }
        State state = substrate.state().allocate(scope, 2);
        state.cells().write(cells);
        RecordingTape tape = new RecordingTape(scope, false);
        Step step = new Step(1, 1, 1);
        float[] rows = substrate
                .perceive(
                        tape,
                        state,
                        substrate.activate(tape, state, Activity.ALL, step),
                        new Perceives(List.of("identity", "laplacian"), Perceives.Order.OPERATOR_MAJOR),
                        step)
                .values()
                .readFloats();
        for (int i = 0; i < cells.length; i++) {
            int at = i / 3;
            int sample = at / sides.size() * sides.size();
            double total = 0;
            double sum = 0;
            for (Side side : sides.get(at - sample)) {
                total += side.length();
                sum += side.length() * cells[(sample + side.neighbour()) * 3 + i % 3];
            }
            assertEquals(cells[i], rows[at * 6 + i % 3], "identity of " + i);
            assertEquals(12 * (sum / total - cells[i]), rows[at * 6 + 3 + i % 3], 1e-4, "laplacian of " + i);
        }
    }
}

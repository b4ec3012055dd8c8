// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.initial.Oriented.Orientation;
import org.morphogen.testkit.TestContext;

class StructuredSeedsTest extends GridInitialContract<StructuredSeedsConfig> {

    private static final int CHANNELS = 16;

    @Override
    protected InitialType<StructuredSeedsConfig> type() {
        return new StructuredSeedsType();
    }

    @Override
    int channels() {
        return CHANNELS;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("radius", 3),
                Map.of("points", List.of(Map.of("row", 6, "column", 10, "rgb", List.of(0.5, 0, 1)))));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("radius", 3.5), "/radius",
                Map.of("radius", 0.5), "/count",
                Map.of("radius", 3, "fromChannel", 16), "/fromChannel",
                Map.of("points", List.of(Map.of("row", 7, "column", 0))), "/points/0",
                Map.of("points", List.of(Map.of("row", 1, "column", 1, "angle", 2))), "/points/0/angle");
    }

    @Override
    protected Map<Map<String, Object>, String> mistakes() {
        return Map.of(Map.of("count", 0), "/count", Map.of("radius", -1), "/radius");
    }

    /** The published lists, as (row, column). */
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "2: (40, 36) (32, 36)",
                "3: (40, 36) (34, 39) (34, 32)",
                "4: (40, 36) (36, 40) (32, 36) (36, 32)",
                "5: (40, 36) (37, 39) (32, 38) (32, 33) (37, 32)"
            })
    void pointsOnTheCircleAreThePublishedOnes(int count, String expected) {
        List<SeedPoint> points = new SeedSites(new GridShape(72, 72, 16), null)
                .points(new StructuredSeedsConfig(count, 4, List.of(), 3), new ProblemList());
        assertEquals(
                expected,
                String.join(" ", points.stream().map(SeedPoint::toString).toList()));
    }

    @Test
    void hereIsThePrimaryColourOfEachThird(Scope scope) {
        float[] cells = filled(new StructuredSeedsConfig(3, 2.9, List.of(), 3), 1, scope);
        // Rows trunc(2.9 cos t + 3.5), columns trunc(2.9 sin t + 5.5) of the grid of 7 x 11 cells.
        assertSeed(cells, 6, 5, 1, 0, 0);
        assertSeed(cells, 2, 8, 0, 1, 0);
        assertSeed(cells, 2, 2, 0, 0, 1);
        double sum = 0;
        for (float value : cells) {
            sum += value;
        }
        assertEquals(
                3 * 3 * 14, sum, "three samples of three seeds with one colour, alpha and hidden channels, no more");
    }

    private static void assertSeed(float[] cells, int row, int column, float... rgb) {
        for (int c = 0; c < CHANNELS; c++) {
            assertEquals(c < 3 ? rgb[c] : 1, cells[(row * WIDTH + column) * CHANNELS + c], "channel " + c);
        }
    }

    @Test
    void bothPointsOnOneCellAreNamed(Scope scope) {
        TestContext context = TestContext.in(scope);
        List<SeedPoint> twice = List.of(point(2, 3, 1), point(4, 4, 0), point(2, 3, 0));
        var substrate = substrate(scope);
        type().create(new StructuredSeedsConfig(3, 4, twice, 3), substrate, rule(substrate, scope), context);
        Problem problem = context.problems().problems().get(0);
        assertEquals("/points/2", problem.pointer());
        assertTrue(problem.found().contains("points 0 (2, 3) and 2 (2, 3)"), problem::toString);
    }

    @Test
    void aPairOfOneColourIsToldWithBothPoints(Scope scope) {
        TestContext context = TestContext.in(scope);
        List<SeedPoint> alike = List.of(point(2, 3, 1), point(4, 4, 1));
        var substrate = substrate(scope);
        type().create(new StructuredSeedsConfig(3, 4, alike, 3), substrate, rule(substrate, scope), context);
        Problem problem = context.problems().problems().get(0);
        assertFalse(problem.fatal());
        assertTrue(problem.found().contains("(2, 3) and 1 (4, 4) are both [1.0, 0.0, 0.0]"), problem::toString);
    }

    @Test
    void onlyThreeDifferentPointsOffOneLineFixEverything() {
        assertEquals(Orientation.NONE, orientation(point(5, 5, 1)));
        assertEquals(Orientation.NONE, orientation(point(5, 5, 1), point(9, 5, 1)), "two alike");
        assertEquals(Orientation.AXIS, orientation(point(5, 5, 1), point(9, 5, 0)), "two of different colours");
        assertEquals(Orientation.AXIS, orientation(point(5, 5, 1), point(7, 7, 0), point(9, 9, 0.5)), "on a line");
        assertEquals(Orientation.AXIS, orientation(point(9, 5, 1), point(5, 2, 0), point(5, 8, 0)), "base alike");
        assertEquals(Orientation.NONE, orientation(point(0, 0, 1), point(0, 4, 1), point(4, 0, 1), point(4, 4, 1)));
        assertEquals(Orientation.FULL, orientation(point(15, 12, 1), point(11, 15, 0), point(11, 9, 0.5)));
    }

    private static Orientation orientation(SeedPoint... points) {
        return new PointSymmetry(List.of(points)).orientation();
    }

    private static SeedPoint point(double row, double column, double red) {
        return new SeedPoint(row, column, List.of(red, 0.0, 0.0), null);
    }

    @Test
    void publishedCirclesOfThreeAndMorePointsFixEverything() {
        List<Orientation> found = new ArrayList<>();
        IntStream.rangeClosed(2, 5)
                .mapToObj(count -> new SeedSites(new GridShape(72, 72, 16), null)
                        .points(new StructuredSeedsConfig(count, 4, List.of(), 3), new ProblemList()))
                .forEach(points -> found.add(new PointSymmetry(points).orientation()));
        assertEquals(List.of(Orientation.AXIS, Orientation.FULL, Orientation.FULL, Orientation.FULL), found);
    }
}

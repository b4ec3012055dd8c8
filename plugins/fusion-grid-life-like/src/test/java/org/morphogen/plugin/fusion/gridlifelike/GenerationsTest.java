// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.testkit.TestCompute;

/** The step kernels of both kinds of device against plain Java, cell by cell. */
@ExtendWith(TestCompute.class)
class GenerationsTest {

    private static final Step FIRST = new Step(3, 0, 10);
    private static final Parameters NONE = new Parameters(Map.of());
    private static final int[][] SMALL = {{1, 1}, {2, 1}, {1, 6}, {3, 5}, {63, 9}, {64, 8}, {65, 7}};
    private static final int[][] LARGE = {{70, 130}, {200, 333}, {512, 12}, {513, 11}, {1024, 9}};

    static Stream<Arguments> small() {
        return everywhere(SMALL);
    }

    static Stream<Arguments> large() {
        return everywhere(LARGE);
    }

    private static Stream<Arguments> everywhere(int[][] sizes) {
        List<Arguments> all = new ArrayList<>();
        for (Variants variant : Variants.values()) {
            for (int boundary = 0; boundary < 3; boundary++) {
                for (int[] size : sizes) {
                    all.add(Arguments.of(variant, boundary, size[0], size[1]));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("small")
    void lifeIsRightOnASmallGrid(Variants variant, int boundary, int width, int height, Scope scope) {
        compare(variant, new LifePair(width, height, boundary, new BirthSurvival(8, 12)), scope);
    }

    @Tag("large")
    @ParameterizedTest
    @MethodSource("large")
    void lifeIsRightOnAGridOfManyWordsAndStrips(Variants variant, int boundary, int width, int height, Scope scope) {
        compare(variant, new LifePair(width, height, boundary, new BirthSurvival(8, 12)), scope);
    }

    static Stream<Arguments> rules() {
        Random random = new Random(5);
        List<String> rules = new ArrayList<>(List.of(
                "B36/S23", "B2/S", "B3678/S34678", "B1357/S1357", "B0/S", "B0123478/S01234678", "B/S012345678"));
        for (int i = 0; i < 3; i++) {
            rules.add("B" + counts(random) + "/S" + counts(random));
        }
        return Stream.of(Variants.values())
                .flatMap(variant -> Stream.iterate(0, i -> i < rules.size(), i -> i + 1)
                        .map(i -> Arguments.of(variant, rules.get(i), i % 3)));
    }

    private static String counts(Random random) {
        StringBuilder counts = new StringBuilder();
        for (int n = 0; n <= 8; n++) {
            counts.append(random.nextBoolean() ? String.valueOf(n) : "");
        }
        return counts.toString();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsRight(Variants variant, String rule, int boundary, Scope scope) {
        compare(
                variant,
                new LifePair(70, 30, boundary, BirthSurvival.parse(rule).orElseThrow()),
                scope);
    }

    /** Numbers of steps below, at and above the 5 generations of a launch, taken in turn from one rollout. */
    private static void compare(Variants variant, LifePair pair, Scope scope) {
        int batch = pair.width() * pair.height() < 2000 ? 3 : 1;
        LifeTwin twin = new LifeTwin(pair, LifeTwin.soup(pair, batch, 11));
        State state = state(pair, batch, scope);
        state.cells().write(twin.cells());
        try (Rollout rollout = variant.dynamics(pair, scope).rollout(NONE, state, FIRST)) {
            int done = 0;
            for (int steps : new int[] {0, 1, 4, 5, 6, 11}) {
                rollout.advance(steps);
                done += steps;
                rollout.read(state);
                assertEquals(FIRST.plus(done), rollout.next());
                String what = pair + " after " + done + " steps";
                assertArrayEquals(twin.advance(steps).cells(), state.cells().readFloats(), what);
            }
        }
    }

    private static State state(LifePair pair, int batch, Scope scope) {
        return State.of("cells", scope.floats(batch, pair.height(), pair.width(), 1));
    }

    @ParameterizedTest
    @EnumSource
    void manyStepsAtOnceAreTheStepsOneByOne(Variants variant, Scope scope) {
        LifePair pair = new LifePair(131, 40, 1, new BirthSurvival(8, 12));
        State start = state(pair, 2, scope);
        start.cells().write(LifeTwin.soup(pair, 2, 13));
        State atOnce = state(pair, 2, scope);
        State oneByOne = state(pair, 2, scope);
        for (int steps : new int[] {4, 5, 6, 9, 10, 11, 33}) {
            try (Rollout one = variant.dynamics(pair, scope).rollout(NONE, start, FIRST);
                    Rollout other = variant.dynamics(pair, scope).rollout(NONE, start, FIRST)) {
                one.advance(steps);
                for (int i = 0; i < steps; i++) {
                    other.advance(1);
                }
                one.read(atOnce);
                other.read(oneByOne);
                assertArrayEquals(oneByOne.cells().readFloats(), atOnce.cells().readFloats(), steps + " steps");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrittenStateTakesThePlaceOfTheOldOne(Variants variant, Scope scope) {
        LifePair pair = new LifePair(90, 21, 0, new BirthSurvival(8, 12));
        State state = state(pair, 1, scope);
        state.cells().write(LifeTwin.soup(pair, 1, 17));
        try (Rollout rollout = variant.dynamics(pair, scope).rollout(NONE, state, FIRST)) {
            rollout.advance(7);
            float[] other = LifeTwin.soup(pair, 1, 19);
            state.cells().write(other);
            rollout.write(state);
            rollout.advance(6);
            rollout.read(state);
            assertArrayEquals(
                    new LifeTwin(pair, other).advance(6).cells(), state.cells().readFloats());
            assertEquals(FIRST.plus(13), rollout.next());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCellIsAliveAboveOneHalf(Variants variant, Scope scope) {
        LifePair pair = new LifePair(5, 1, 0, new BirthSurvival(8, 12));
        State state = state(pair, 1, scope);
        state.cells().write(new float[] {0.5f, 0.51f, -3, 7, Float.NaN});
        try (Rollout rollout = variant.dynamics(pair, scope).rollout(NONE, state, FIRST)) {
            rollout.read(state);
            assertArrayEquals(new float[] {0, 1, 0, 1, 0}, state.cells().readFloats());
        }
    }

    /** Six gliders have left by then: 1,103 steps is when the last change that is not a cycle happens. */
    @Tag("large")
    @ParameterizedTest
    @EnumSource
    void theRPentominoSettlesWith116Cells(Variants variant, Scope scope) {
        LifePair pair = new LifePair(1000, 1000, 0, new BirthSurvival(8, 12));
        float[] cells = new float[1000 * 1000];
        for (int[] at : new int[][] {{1, 0}, {2, 0}, {0, 1}, {1, 1}, {1, 2}}) {
            cells[(500 + at[1]) * 1000 + 500 + at[0]] = 1;
        }
        State state = state(pair, 1, scope);
        state.cells().write(cells);
        try (Rollout rollout = variant.dynamics(pair, scope).rollout(NONE, state, FIRST)) {
            rollout.advance(1102);
            assertNotEquals(116, population(rollout, state));
            rollout.advance(1);
            assertEquals(116, population(rollout, state));
            rollout.advance(101);
            assertEquals(116, population(rollout, state));
        }
    }

    private static int population(Rollout rollout, State state) {
        rollout.read(state);
        int alive = 0;
        for (float cell : state.cells().readFloats()) {
            alive += (int) cell;
        }
        return alive;
    }

    @ParameterizedTest
    @EnumSource
    void aClosedRolloutGivesItsMemoryBack(Variants variant, Scope scope) {
        LifePair pair = new LifePair(300, 200, 1, new BirthSurvival(8, 12));
        State state = state(pair, 1, scope);
        Tensor cells = state.cells();
        cells.write(LifeTwin.soup(pair, 1, 23));
        LifeDynamics dynamics = variant.dynamics(pair, scope);
        long before = scope.compute().memory().bytes();
        for (int i = 0; i < 3; i++) {
            try (Rollout rollout = dynamics.rollout(NONE, state, FIRST)) {
                rollout.advance(12);
                rollout.read(state);
            }
            assertEquals(before, scope.compute().memory().bytes());
        }
    }
}

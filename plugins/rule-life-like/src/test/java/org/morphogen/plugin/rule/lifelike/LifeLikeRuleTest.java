// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.plugin.substrate.grid.Boundary;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class LifeLikeRuleTest {

    private static final String[] GUN = {
        "........................O...........",
        "......................O.O...........",
        "............OO......OO............OO",
        "...........O...O....OO............OO",
        "OO........O.....O...OO..............",
        "OO........O...O.OO....O.O...........",
        "..........O.....O.......O...........",
        "...........O...O....................",
        "............OO......................",
    };

    @ParameterizedTest
    @ValueSource(strings = {"B3/S23", "B36/S23", "B0123478/S34678", "B1357/S1357", "B2/S"})
    void soupsStepAsPlainJavaHasIt(String rule, Scope scope) {
        for (Boundary boundary : new Boundary[] {Boundary.TORUS, Boundary.ZERO}) {
            int width = 67;
            int height = 23;
            float[] cells = new float[width * height];
            Random random = new Random(1970);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = random.nextInt(3) == 0 ? 1 : 0;
            }
            LifeFixture life = LifeFixture.of(rule, width, height, boundary, cells, scope);
            for (int t = 0; t < 10; t++) {
                cells = next(cells, width, height, rule, boundary);
                life.rollout().advance(1);
                assertArrayEquals(cells, life.cells(), rule + " " + boundary + ", step " + (t + 1));
            }
            life.rollout().close();
        }
    }

    private static float[] next(float[] cells, int width, int height, String rule, Boundary boundary) {
        String birth = rule.substring(1, rule.indexOf('/'));
        String survival = rule.substring(rule.indexOf('S') + 1);
        float[] next = new float[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int neighbours = 0;
            for (int t = 0; t < 9; t++) {
                int x = i % width + t % 3 - 1;
                int y = i / width + t / 3 - 1;
                boolean inside = x >= 0 && x < width && y >= 0 && y < height;
                if (t != 4 && (inside || boundary == Boundary.TORUS)) {
                    neighbours += (int) cells[Math.floorMod(y, height) * width + Math.floorMod(x, width)];
                }
            }
            next[i] = (cells[i] == 1 ? survival : birth).contains(String.valueOf(neighbours)) ? 1 : 0;
        }
        return next;
    }

    @Test
    void theRPentominoSettlesAtStep1103With116Cells(Scope scope) {
        int size = 600;
        float[] world = LifeFixture.world(size, size, size / 2, size / 2, ".OO", "OO.", ".O.");
        LifeFixture life = LifeFixture.of("B3/S23", size, size, Boundary.ZERO, world, scope);
        life.rollout().advance(1102);
        int unsettled = life.population();
        life.rollout().advance(1);
        List<Integer> populations = new ArrayList<>();
        for (int t = 1103; t < 1115; t++) {
            populations.add(life.population());
            life.rollout().advance(1);
        }
        // Blinkers and gliders keep their numbers of cells.
        assertEquals(List.of(116), populations.stream().distinct().toList());
        assertNotEquals(116, unsettled, "it does not settle earlier");
        life.rollout().close();
    }

    @Test
    void theGosperGunEmitsAGliderEveryThirtySteps(Scope scope) {
        int width = 160;
        int height = 130;
        float[] world = LifeFixture.world(width, height, 1, 1, GUN);
        LifeFixture life = LifeFixture.of("B3/S23", width, height, Boundary.ZERO, world, scope);
        assertEquals(36, life.population());
        for (int gliders = 1; gliders <= 10; gliders++) {
            life.rollout().advance(30);
            assertEquals(36 + 5 * gliders, life.population(), "after " + 30 * gliders + " steps");
        }
        life.rollout().close();
    }
}

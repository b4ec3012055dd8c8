// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.train.Session;
import org.morphogen.plugin.initial.cells.SeedCellType;
import org.morphogen.plugin.rule.isotropic.IsotropicRuleType;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.plugin.substrate.hexagonal.HexagonalSubstrateType;
import org.morphogen.testkit.AnalysisContract;
import org.morphogen.testkit.Sessions;
import org.morphogen.testkit.TestContext;

class EquivarianceTest extends AnalysisContract<EquivarianceConfig> {

    private static final int WIDTH = 16;
    private static final List<Catalog.Entry> PLUGINS = List.of(
            Sessions.entry(Kind.SUBSTRATE, "grid", new GridSubstrateType()),
            Sessions.entry(Kind.SUBSTRATE, "hexagonal", new HexagonalSubstrateType()),
            Sessions.entry(Kind.INITIAL, "seed-cell", new SeedCellType()),
            Sessions.entry(Kind.RULE, "isotropic", new IsotropicRuleType()),
            Sessions.entry(Kind.RULE, "neural", new NeuralRuleType()),
            Sessions.entry(Kind.RULE, "steerable", new SteerableRuleType()));

    @Override
    protected AnalysisType<EquivarianceConfig> type() {
        return new EquivarianceType();
    }

    @Override
    protected Session session(Scope scope) {
        return session(Map.of("type", "isotropic"), WIDTH, 0, scope);
    }

    private static Session session(Map<String, Object> rule, int height, int angles, Scope scope) {
        Map<String, Object> grid = new LinkedHashMap<>(Map.of("type", "grid", "width", WIDTH, "height", height));
        grid.putAll(Map.of("channels", 8, "boundary", "torus", "angles", angles));
        Session session = Sessions.of(PLUGINS, Map.of("substrate", grid, "rule", rule), scope);
        Sessions.randomise(session, 0.02f);
        return session;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("steps", 3, "after", 2));
    }

    /** What is found of a lopsided patch. */
    private static Map<String, Object> found(Session session, Scope scope) {
        State state = session.substrate().state().allocate(scope, 1);
        Random random = new Random(7);
        float[] cells = new float[WIDTH * WIDTH * 8];
        for (int i = 0; i < cells.length; i++) {
            int row = i / 8 / WIDTH;
            int column = i / 8 % WIDTH;
            cells[i] = row > 5 && row < 12 && column > 4 && column < 10 ? random.nextFloat() : 0;
        }
        state.cells().write(cells);
        Analysis analysis =
                new EquivarianceType().create(new EquivarianceConfig(32, 0), session, TestContext.in(scope));
        analysis.see(0, state);
        return analysis.conclude(null);
    }

    private static double number(Map<String, Object> found, String key) {
        return ((Number) found.get(key)).doubleValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"laplacian", "lap-gradnorm"})
    void anIsotropicRuleCommutesWithTurnsAndReflections(String variant, Scope scope) {
        Map<String, Object> found =
                found(session(Map.of("type", "isotropic", "variant", variant), WIDTH, 0, scope), scope);
        assertTrue(number(found, "rotations") < 1e-4, found::toString);
        assertTrue(number(found, "reflections") < 1e-4, found::toString);
        assertTrue(number(found, "largest") > 0.1 && number(found, "largest") < 10, found::toString);
        assertEquals(7, ((List<?>) found.get("maps")).size());
    }

    @Test
    void onAHexagonalLatticeItCommutesWithSixTurnsAndSixReflections(Scope scope) {
        Map<String, Object> lattice = Map.of("type", "hexagonal", "width", WIDTH, "height", WIDTH, "channels", 8);
        Session session =
                Sessions.of(PLUGINS, Map.of("substrate", lattice, "rule", Map.of("type", "isotropic")), scope);
        Sessions.randomise(session, 0.02f);
        Map<String, Object> found = found(session, scope);
        assertEquals(11, ((List<?>) found.get("maps")).size());
        assertTrue(number(found, "rotations") < 1e-4, found::toString);
        assertTrue(number(found, "reflections") < 1e-4, found::toString);
    }

    @ParameterizedTest
    @CsvSource({"angle, 1", "gradient, 0"})
    void aSteerableRuleCommutesWithTurnsOnly(String steering, int angles, Scope scope) {
        Map<String, Object> found =
                found(session(Map.of("type", "steerable", "steering", steering), WIDTH, angles, scope), scope);
        assertTrue(number(found, "rotations") < 1e-4, found::toString);
        assertTrue(number(found, "reflections") > 1e-2, found::toString);
    }

    @Test
    void aRuleThatSensesFixedDirectionsCommutesWithNothing(Scope scope) {
        Map<String, Object> found = found(session(Map.of("type", "neural"), WIDTH, 0, scope), scope);
        assertTrue(number(found, "rotations") > 1e-2, found::toString);
        assertTrue(number(found, "reflections") > 1e-2, found::toString);
    }

    @Test
    void aGridThatIsNotSquareIsAMistake(Scope scope) {
        TestContext context = TestContext.in(scope);
        new EquivarianceType()
                .create(new EquivarianceConfig(1, 0), session(Map.of("type", "isotropic"), 12, 0, scope), context);
        assertTrue(context.problems().toString().contains("square")
                || context.problems().hasErrors());
    }

    @Test
    void mapsAreGroupsAndInversesUndoThem() {
        for (List<PlaneMap> maps : List.of(PlaneMap.square(), PlaneMap.hexagonal())) {
            assertEquals(
                    maps.size(),
                    maps.stream()
                            .map(m -> List.of(m.a(), m.b(), m.c(), m.d()))
                            .distinct()
                            .count());
            for (PlaneMap map : maps) {
                int[] i = map.inverse();
                assertEquals(1, map.a() * i[0] + map.b() * i[2]);
                assertEquals(0, map.a() * i[1] + map.b() * i[3]);
                assertEquals(0, map.c() * i[0] + map.d() * i[2]);
                assertEquals(1, map.c() * i[1] + map.d() * i[3]);
            }
        }
    }

    @Test
    void mapsTurnThePlaneByTheirAngle() {
        double half = Math.sqrt(3) / 2;
        for (PlaneMap map : PlaneMap.hexagonal()) {
            // Where site (1, 0) comes to lie in the plane.
            double x = map.a() + 0.5 * map.c();
            double y = half * map.c();
            assertEquals(Math.cos(map.radians()), x, 1e-12, map::name);
            assertEquals(Math.sin(map.radians()), y, 1e-12, map::name);
        }
        for (PlaneMap map : PlaneMap.square()) {
            assertEquals(Math.round(Math.cos(map.radians())), map.a(), map::name);
            assertEquals(Math.round(Math.sin(map.radians())), map.c(), map::name);
            assertEquals(map.mirrors() ? -1 : 1, map.a() * map.d() - map.b() * map.c(), map::name);
        }
    }
}

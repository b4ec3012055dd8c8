// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.loss.Matching.Match;
import org.morphogen.api.train.Session;
import org.morphogen.plugin.initial.cells.SeedCellType;
import org.morphogen.plugin.loss.rotationinvariant.RotationInvariantLossType;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.testkit.AnalysisContract;
import org.morphogen.testkit.Sessions;
import org.morphogen.testkit.TestContext;

class BestMatchTest extends AnalysisContract<BestMatchConfig> {

    static final List<Catalog.Entry> PLUGINS = List.of(
            Sessions.entry(Kind.SUBSTRATE, "grid", new GridSubstrateType()),
            Sessions.entry(Kind.INITIAL, "seed-cell", new SeedCellType()),
            Sessions.entry(Kind.RULE, "steerable", new SteerableRuleType()),
            Sessions.entry(Kind.LOSS, "rotation-invariant", new RotationInvariantLossType()));

    static final Map<String, Object> GRID =
            Map.of("type", "grid", "width", 12, "height", 12, "channels", 8, "boundary", "torus", "angles", 1);

    @TempDir
    static Path pictures;

    @BeforeAll
    static void draw() throws IOException {
        BufferedImage image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 60; i++) {
            image.setRGB(2 + i % 6, i / 6, i < 20 ? 0xFF_C0_20_20 : 0xFF_20_40_C0);
        }
        ImageIO.write(image, "png", pictures.resolve("flag.png").toFile());
    }

    @Override
    protected AnalysisType<BestMatchConfig> type() {
        return new BestMatchType();
    }

    @Override
    protected Session session(Scope scope) {
        Session session = Sessions.of(
                PLUGINS,
                Map.of(
                        "substrate", GRID,
                        "rule", Map.of("type", "steerable"),
                        "losses",
                                List.of(Map.of(
                                        "type",
                                        "rotation-invariant",
                                        "image",
                                        pictures.resolve("flag.png").toString(),
                                        "size",
                                        10,
                                        "mirror",
                                        false))),
                scope);
        Sessions.randomise(session, 0.05f);
        return session;
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of("samples", 3, "times", List.of(0, 4)), Map.of("samples", 1, "times", List.of(2)));
    }

    @Test
    void anExperimentWithoutAMatchingLossIsToldWhatToAdd(Scope scope) {
        Session session = Sessions.of(PLUGINS, Map.of("substrate", GRID, "rule", Map.of("type", "steerable")), scope);
        TestContext context = TestContext.in(scope);
        type().create(new BestMatchConfig(1, List.of(0)), session, context);
        assertTrue(context.problems().hasErrors());
        assertTrue(context.problems().problems().toString().contains("rotation-invariant"));
    }

    @Test
    void timesThatDoNotRiseAreAMistake() {
        for (List<Integer> times : List.of(List.of(5, 5), List.of(7, 3))) {
            ProblemList problems = new ProblemList();
            new BestMatchConfig(1, times).check(problems);
            assertEquals("/times", problems.problems().get(0).pointer());
        }
    }

    @Test
    void driftIsTheShorterWayRoundAndLeavesOutWhatChangedItsImage() {
        Sighting earlier = sighting(100, match(350, false), match(90, false), match(10, true));
        Sighting later = sighting(600, match(10, false), match(80, true), match(5, true));
        List<Double> drift = later.drift(earlier);
        assertEquals(2, drift.size());
        assertEquals(40, drift.get(0), 1e-9, "20 degrees in 500 steps");
        assertEquals(-10, drift.get(1), 1e-9);
    }

    @Test
    void theResultantIsOneForOneDirectionAndNoneForAllOfThem() {
        assertEquals(1, sighting(1, match(30, false), match(30, true)).resultant(), 1e-12);
        assertEquals(
                0,
                sighting(1, match(0, false), match(120, false), match(240, true))
                        .resultant(),
                1e-12);
        Map<String, Object> told = sighting(1, match(0, false), match(1, true), match(2, true), match(3, true))
                .told();
        assertEquals(0.75, told.get("mirrored"));
    }

    private static Sighting sighting(int steps, Match... matches) {
        return new Sighting(steps, List.of(matches), List.of());
    }

    private static Match match(double degrees, boolean mirrored) {
        return new Match(Math.toRadians(degrees), mirrored, 1);
    }
}

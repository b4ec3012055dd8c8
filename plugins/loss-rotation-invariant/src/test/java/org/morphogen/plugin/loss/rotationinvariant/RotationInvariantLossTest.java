// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.config.Problem;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Equivariant;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.rule.isotropic.IsotropicRuleType;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.rule.steerable.SteerableRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.plugin.substrate.hexagonal.HexagonalSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.LossContract;
import org.morphogen.testkit.TestContext;

class RotationInvariantLossTest extends LossContract<RotationInvariantConfig> {

    @TempDir
    static Path folder;

    @Override
    protected LossType<RotationInvariantConfig> type() {
        return new RotationInvariantLossType();
    }

    @Override
    protected Substrate substrate(Scope scope) {
        return grid(12, 12, 7, scope);
    }

    private static Substrate grid(int width, int height, int channels, Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(), Map.of("width", width, "height", height, "channels", channels), scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return Instances.rule(new NeuralRuleType(), Map.of("livingMask", "none"), substrate, scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("image", lizard(), "size", 12),
                Map.of("image", lizard(), "size", 9, "auxiliary", "minimal", "mirror", false, "correlation", "fft"),
                Map.of("image", lizard(), "size", 10, "auxiliary", "noaux", "angles", 9, "polarSampling", "bicubic"),
                Map.of("image", lizard(), "size", 12, "polarAngles", "official", "unsharp", 0));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("image", folder.resolve("no-such-picture.png").toString()), "/image",
                Map.of("image", lizard(), "size", 13), "/size",
                Map.of("image", lizard(), "size", 12, "auxiliary", "extended"), "/auxiliary",
                Map.of("image", lizard(), "size", 12, "angles", 10_000_000, "correlation", "fft"), "/correlation");
    }

    private static String lizard() {
        try {
            return Setting.lizard(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Problem> problems(int width, int height, Map<String, Object> values, Rule rule, Scope scope) {
        TestContext context = TestContext.in(scope);
        Substrate substrate = grid(width, height, 16, scope);
        Rule made = rule == null
                ? Instances.rule(new NeuralRuleType(), Map.of("livingMask", "none"), substrate, scope)
                : rule;
        new RotationInvariantLossType().create(Configurations.of(values), substrate, made, context);
        return context.problems().problems();
    }

    @Test
    void aGridThatIsNotSquareIsAMistake(Scope scope) {
        Problem problem = only(problems(40, 24, Map.of("image", lizard(), "size", 20), null, scope));
        assertTrue(problem.fatal() && problem.toString().contains("40 x 24"), problem::toString);
    }

    @Test
    void anOddWidthIsAMistake(Scope scope) {
        Problem problem = only(problems(25, 25, Map.of("image", lizard(), "size", 20), null, scope));
        assertTrue(
                problem.fatal()
                        && problem.toString().contains("25")
                        && problem.advice().contains("26"),
                problem::toString);
    }

    @Test
    void aGridTooSmallForEightAnglesIsAMistake(Scope scope) {
        Problem problem = only(problems(2, 2, Map.of("image", lizard(), "size", 2), null, scope));
        assertTrue(problem.fatal() && problem.pointer().equals("/angles"), problem::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "angles, 7, /angles, 8",
        "auxiliary, stripes, /auxiliary, extended",
        "polarSampling, nearest, /polarSampling, bicubic",
        "unsharp, -1, /unsharp, 0"
    })
    void aValueThatIsNoneIsAMistakeThatNamesWhatIsAllowed(String key, String value, String pointer, String allowed) {
        Object typed = value.matches("-?[0-9]+") ? Integer.parseInt(value) : value;
        Problem problem = only(Configurations.problems(Map.of("image", "x.png", key, typed)));
        assertEquals(pointer, problem.pointer());
        assertTrue(
                problem.fatal()
                        && problem.toString().contains(allowed)
                        && problem.toString().contains(value),
                problem::toString);
    }

    @Test
    void aNumberOfAnglesBesideTheOfficialOneIsAMistake() {
        Problem problem =
                only(Configurations.problems(Map.of("image", "x.png", "angles", 64, "polarAngles", "official")));
        assertEquals("/angles", problem.pointer());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mirrorAgainstTheSymmetryOfTheRuleIsWarnedOf(boolean mirrors, Scope scope) {
        Problem problem = only(problems(
                24, 24, Map.of("image", lizard(), "size", 20, "mirror", !mirrors), new Turning(mirrors), scope));
        assertTrue(!problem.fatal() && problem.pointer().equals("/mirror"), problem::toString);
        assertEquals(
                List.of(),
                problems(
                        24, 24, Map.of("image", lizard(), "size", 20, "mirror", mirrors), new Turning(mirrors), scope));
    }

    /** The angle of a cell, or what it aligns by, is the rule's own. */
    @ParameterizedTest
    @CsvSource({"angle, 1", "gradient, 0"})
    void auxiliaryChannelsThatOverlapTheFrameAreAMistake(String steering, int angles, Scope scope) {
        for (int channels : new int[] {9, 10}) {
            TestContext context = TestContext.in(scope);
            Map<String, Object> settings =
                    Map.of("width", 24, "height", 24, "channels", channels, "boundary", "torus", "angles", angles);
            Substrate torus = Instances.substrate(new GridSubstrateType(), settings, scope);
            Rule rule = Instances.rule(new SteerableRuleType(), Map.of("steering", steering), torus, scope);
            Map<String, Object> values =
                    Map.of("image", lizard(), "size", 20, "auxiliary", "extended", "mirror", false);
            new RotationInvariantLossType().create(Configurations.of(values), torus, rule, context);
            if (channels == 10) {
                assertEquals(List.of(), context.problems().problems());
            } else {
                assertEquals(
                        "/auxiliary: extended: the target has 9 channels; expected at most 8: channel 8 of the state is the"
                                + " rule's own, it gives a cell its direction. Set substrate.channels to at least 10, or"
                                + " choose fewer auxiliary channels",
                        only(context.problems().problems()).toString());
            }
        }
    }

    @Test
    void onAHexagonalLatticeAnEmptyStateIsAsFarOffAsOnASquareOne(Scope scope) {
        Substrate lattice = Instances.substrate(
                new HexagonalSubstrateType(), Map.of("width", 24, "height", 24, "channels", 16), scope);
        Setting square = new Setting(scope, 24, 16, Map.of("image", lizard(), "size", 20));
        Rule rule = Instances.rule(new IsotropicRuleType(), Map.of(), lattice, scope);
        RotationInvariantLoss loss = (RotationInvariantLoss)
                Instances.loss(new RotationInvariantLossType(), square.values(), lattice, rule, scope);
        State empty = lattice.state().allocate(scope, 1);
        scope.compute().zero(empty.cells());
        double expected = square.matches(new float[24 * 24 * 16]).get(0).loss();
        assertEquals(expected, loss.matches(square.tape(), empty).get(0).loss(), 1e-6 * expected);
    }

    private static Problem only(List<Problem> problems) {
        assertEquals(1, problems.size(), problems::toString);
        return problems.get(0);
    }

    /** A rule that is nothing but its symmetry. */
    private record Turning(boolean mirrors) implements Rule, Equivariant {
        @Override
        public Perceives perceives() {
            return new Perceives(List.of("identity"), Perceives.Order.OPERATOR_MAJOR);
        }

        @Override
        public Rows update(Tape tape, Perceived perceived, Parameters parameters) {
            return perceived.rows();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.targetimage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.Moment;
import org.morphogen.api.loss.Plateau;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;
import org.morphogen.plugin.substrate.hexagonal.HexagonalSubstrateType;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.LossContract;
import org.morphogen.testkit.TestContext;

class TargetImageLossTest extends LossContract<TargetImageConfig> {

    private static final int WIDTH = 19;
    private static final int HEIGHT = 11;
    private static final int CHANNELS = 6;
    private static final int TRANSPARENT = 0x00FF_FFFF;

    @TempDir
    static Path folder;

    @Override
    protected LossType<TargetImageConfig> type() {
        return new TargetImageLossType();
    }

    @Override
    protected Substrate substrate(Scope scope) {
        return grid(CHANNELS, scope);
    }

    private static Substrate grid(int channels, Scope scope) {
        return Instances.substrate(
                new GridSubstrateType(), Map.of("width", WIDTH, "height", HEIGHT, "channels", channels), scope);
    }

    @Override
    protected Rule rule(Substrate substrate, Scope scope) {
        return Instances.rule(new NeuralRuleType(), Map.of("livingMask", "none"), substrate, scope);
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(
                Map.of("image", disc("disc.png", 32, 20), "size", 15),
                Map.of("image", opaque(), "size", 1, "alpha", "opaque"));
    }

    @Override
    protected Map<Map<String, Object>, String> misfits() {
        return Map.of(
                Map.of("image", opaque(), "size", 5), "/image",
                Map.of("image", folder.resolve("no-such-picture.png").toString()), "/image",
                Map.of("image", disc("tall.png", 20, 32), "size", 12), "/size");
    }

    /** A red disc of half alpha that fills a transparent picture. */
    private static String disc(String name, int width, int height) {
        return picture(
                name,
                width,
                height,
                (x, y) -> Math.hypot(x + 0.5 - width / 2.0, y + 0.5 - height / 2.0) < height / 2.0
                        ? 0x80FF_4020
                        : TRANSPARENT);
    }

    private static String opaque() {
        return picture("opaque.png", 4, 4, (x, y) -> 0xFF20_8040);
    }

    private interface Paint {
        int argb(int x, int y);
    }

    private static String picture(String name, int width, int height, Paint paint) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, paint.argb(x, y));
            }
        }
        try {
            ImageIO.write(image, "png", folder.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(name).toString();
    }

    @Test
    void aPictureIsNotComparedOnAHexagonalLattice(Scope scope) {
        TestContext context = TestContext.in(scope);
        Substrate lattice = Instances.substrate(new HexagonalSubstrateType(), Map.of("width", 48, "height", 48), scope);
        TargetImageConfig config = new TargetImageConfig(disc("disc.png", 9, 9), 9, TargetImageConfig.Alpha.FROM_FILE);
        type().create(config, lattice, rule(lattice, scope), context);
        String told = context.problems().problems().toString();
        assertTrue(told.contains("sites that form no square grid; expected a square grid"), told);
    }

    @Test
    void itIsTheMeanSquaredDistanceOfTheFourColourChannels(Scope scope) {
        // A picture of the size of its target, so that the target is known pixel by pixel.
        int width = 9;
        int height = 5;
        Paint paint = (x, y) -> (x == 4 ? 255 : 28 * x) << 24 | (y * 50) << 16 | 0x0000_8000 | (x * 20);
        String image = picture("pixels.png", width, height, paint);
        float[] cells = random(2 * HEIGHT * WIDTH * CHANNELS);
        double[] expected = new double[2];
        for (int i = 0; i < cells.length; i++) {
            int c = i % CHANNELS;
            int x = i / CHANNELS % WIDTH - (WIDTH - width) / 2;
            int y = i / CHANNELS / WIDTH % HEIGHT - (HEIGHT - height) / 2;
            boolean inside = x >= 0 && x < width && y >= 0 && y < height;
            double target = inside && c < 4 ? premultiplied(paint.argb(x, y), c) : 0;
            int sample = i / (cells.length / 2);
            expected[sample] += c < 4 ? Math.pow(cells[i] - target, 2) / (HEIGHT * WIDTH * 4) : 0;
        }
        float[] losses = losses(image, width, cells, scope);
        assertEquals(expected[0], losses[0], 1e-6);
        assertEquals(expected[1], losses[1], 1e-6);
    }

    private static double premultiplied(int argb, int channel) {
        double alpha = (argb >>> 24) / 255.0;
        return channel == 3 ? alpha : (argb >>> (16 - 8 * channel) & 0xFF) / 255.0 * alpha;
    }

    private float[] losses(String image, int size, float[] cells, Scope scope) {
        Substrate substrate = substrate(scope);
        TargetImageConfig configuration = new TargetImageConfig(image, size, TargetImageConfig.Alpha.FROM_FILE);
        Loss loss = type().create(configuration, substrate, rule(substrate, scope), TestContext.in(scope));
        State state = substrate.state().allocate(scope, 2);
        state.cells().write(cells);
        Step key = new Step(1, 0, 0);
        return loss.evaluate(new RecordingTape(scope, false), new Moment(state, state, 7, 7, key))
                .readFloats();
    }

    private static float[] random(int size) {
        Random random = new Random(3);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void itCountsAtTheLastStepOnly(Scope scope) {
        Substrate substrate = substrate(scope);
        TargetImageConfig configuration = new TargetImageConfig(opaque(), 3, TargetImageConfig.Alpha.OPAQUE);
        Loss loss = type().create(configuration, substrate, rule(substrate, scope), TestContext.in(scope));
        assertTrue(loss.at(9, 9));
        assertFalse(loss.at(8, 9));
    }

    /** One red pixel beside the middle cell: the symmetric pattern spreads it over its images, four on a square torus. */
    @ParameterizedTest
    @CsvSource({"16, 16, 4", "19, 19, 4", "16, 12, 2"})
    void thePlateauIsTheDistanceToTheMeanOfAllImages(int width, int height, int images, Scope scope) {
        String pixel = picture("pixel.png", 3, 3, (x, y) -> x == 2 && y == 1 ? 0xFFFF_0000 : TRANSPARENT);
        Substrate substrate = Instances.substrate(
                new GridSubstrateType(), Map.of("width", width, "height", height, "channels", CHANNELS), scope);
        TargetImageConfig configuration = new TargetImageConfig(pixel, 3, TargetImageConfig.Alpha.FROM_FILE);
        Plateau loss = (Plateau) type().create(configuration, substrate, rule(substrate, scope), TestContext.in(scope));
        // Red and alpha: 1 where the pixel is, 1 / images at each image of the mean.
        double expected = 2 * (1 - 1.0 / images) / (width * height * 4);
        assertEquals(expected, loss.plateau(), 1e-9);
    }

    @Test
    void aGridWithoutAlphaIsAMistake(Scope scope) {
        Problem problem = problem(opaque(), TargetImageConfig.Alpha.OPAQUE, 3, scope);
        assertTrue(problem.fatal() && problem.expected().contains("at least 4"), problem::toString);
    }

    @Test
    void aPictureWithoutAlphaIsToldHowItCanBeUsed(Scope scope) {
        Problem problem = problem(opaque(), TargetImageConfig.Alpha.FROM_FILE, CHANNELS, scope);
        assertTrue(problem.fatal() && problem.advice().contains("opaque"), problem::toString);
    }

    @Test
    void aTargetThatIsTransparentAtTheSeedIsWarnedOf(Scope scope) {
        String ring = picture("ring.png", 9, 9, (x, y) -> x == 4 && y == 4 ? TRANSPARENT : 0xFF00_00FF);
        Problem problem = problem(ring, TargetImageConfig.Alpha.FROM_FILE, CHANNELS, scope);
        assertTrue(!problem.fatal() && problem.pointer().equals("/image"), problem::toString);
    }

    private Problem problem(String image, TargetImageConfig.Alpha alpha, int channels, Scope scope) {
        Substrate substrate = grid(channels, scope);
        TestContext context = TestContext.in(scope);
        type().create(new TargetImageConfig(image, 9, alpha), substrate, rule(substrate, scope), context);
        assertEquals(1, context.problems().problems().size(), context.problems().problems()::toString);
        return context.problems().problems().get(0);
    }
}

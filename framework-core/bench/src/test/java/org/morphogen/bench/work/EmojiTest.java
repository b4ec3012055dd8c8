// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;

class EmojiTest {

    private static final int FIELD = 64;

    /** A data set whose lizard is a red disc. */
    private record Discs() implements Dataset {

        @Override
        public List<String> names() {
            return List.of("lizard");
        }

        @Override
        public Optional<InputStream> open(String name) {
            BufferedImage image = new BufferedImage(128, 128, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(Color.RED);
            graphics.fillOval(0, 0, 128, 128);
            graphics.dispose();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "png", bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(new ByteArrayInputStream(bytes.toByteArray()));
        }

        @Override
        public String origin() {
            return "drawn here";
        }
    }

    private static final Catalog CATALOG =
            () -> List.of(new Catalog.Entry(Kind.DATASET, "emoji", "1.0.0", "test", new Discs()));

    @Test
    void theSilhouetteLivesOnTheShareThatWasAskedFor() {
        for (double share : new double[] {0.1, 0.29, 0.6}) {
            boolean[] silhouette = new Emoji(CATALOG).silhouette(FIELD, share);

            assertEquals(share, Emoji.living(silhouette, FIELD), 0.03);
        }
    }

    @Test
    void aCellNextToTheSilhouetteLives() {
        boolean[] one = new boolean[25];
        one[12] = true;

        assertEquals(9 / 25.0, Emoji.living(one, 5));
    }

    @Test
    void theTargetIsPremultipliedAndLeavesABorder() {
        float[] target = new Emoji(CATALOG).target(FIELD);

        int middle = 4 * (FIELD / 2 * FIELD + FIELD / 2);
        assertArrayEquals(new float[] {1, 0, 0, 1}, Arrays.copyOfRange(target, middle, middle + 4));
        assertArrayEquals(new float[4], Arrays.copyOf(target, 4));
    }

    @Test
    void withoutTheDatasetTheBenchmarkSaysSo() {
        assertThrows(ExperimentException.class, () -> new Emoji(List::of));
    }

    @Test
    void aStillStartKeepsItsAlphaAndAnyoneCanDrawItAgain() {
        NeuralTask task = NeuralTask.training(0.29);
        NeuralInput input = NeuralInput.still(task, new Emoji(CATALOG));
        NeuralInput again = NeuralInput.still(task, new Emoji(CATALOG));

        assertArrayEquals(input.start(), again.start());
        Map<String, float[]> parameters = input.parameters();
        assertEquals(
                8336,
                parameters.values().stream().mapToInt(values -> values.length).sum());
        assertEquals(0, parameters.get("dense2.bias")[3]);
        for (int unit = 0; unit < task.hidden(); unit++) {
            assertEquals(0, parameters.get("dense2.kernel")[unit * task.channels() + 3]);
        }
        for (int cell = 0; cell < FIELD * FIELD; cell++) {
            float alpha = input.start()[cell * task.channels() + 3];
            assertTrue(alpha == 0 || alpha == 1);
        }
    }

    @Test
    void theWorkOfACellIsThatOfItsProducts() {
        assertEquals(16_384, NeuralTask.inference(256, 1, 1).forwardFlops());
        assertEquals(0, NeuralTask.inference(256, 1, 1).backwardFlops());
        assertEquals(45_056, NeuralTask.training(1).backwardFlops());
    }
}

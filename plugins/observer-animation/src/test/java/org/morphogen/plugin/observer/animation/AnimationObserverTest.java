// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films of real runs on a real device. */
class AnimationObserverTest {

    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    @TempDir
    Path temp;

    @Test
    void aSimulationIsFilmedAsItGoes() throws IOException {
        Files.writeString(temp.resolve("blinker.rle"), "x = 3, y = 1\n3o!\n");

        RealRun.run(temp, """
                {"name": "blinker", "seed": 1, "steps": 5,
                 "substrate": {"type": "grid", "width": 5, "height": 5, "channels": 1},
                 "rule": {"type": "life-like"},
                 "initial": {"type": "pattern", "file": "blinker.rle"},
                 "observers": [{"type": "animation", "height": 10}]}""");

        List<BufferedImage> frames = RealRun.frames(temp.resolve("run/animation.gif"));
        assertEquals(5, frames.size());
        for (int i = 0; i < 5; i++) {
            BufferedImage frame = frames.get(i);
            assertEquals(10, frame.getWidth());
            boolean upright = i % 2 == 0;
            assertEquals(WHITE, frame.getRGB(4, 4), "the middle after step " + (i + 1));
            assertEquals(upright ? WHITE : BLACK, frame.getRGB(4, 2), "above the middle after step " + (i + 1));
            assertEquals(upright ? BLACK : WHITE, frame.getRGB(2, 4), "left of the middle after step " + (i + 1));
        }
        assertFalse(Files.exists(temp.resolve("run/growth.gif")));
    }

    @Test
    void aLongSimulationHasNoMoreFramesThanAllowed() throws IOException {
        RealRun.run(temp, """
                {"name": "soup", "seed": 1, "steps": 95,
                 "substrate": {"type": "grid", "width": 16, "height": 16, "channels": 1},
                 "rule": {"type": "life-like"},
                 "initial": {"type": "random"},
                 "observers": [{"type": "animation", "height": 16, "frames": 10}]}""");

        assertEquals(10, RealRun.frames(temp.resolve("run/animation.gif")).size());
    }

    @Test
    void aTrainedModelIsGrownFromItsStartState() throws IOException {
        target(temp.resolve("target.png"));

        RealRun.run(temp, training("gif"));

        List<BufferedImage> frames = RealRun.frames(temp.resolve("run/growth.gif"));
        assertEquals(1 + 7, frames.size());
        BufferedImage seed = frames.get(0);
        assertEquals(12, seed.getWidth());
        for (int y = 0; y < 12; y++) {
            for (int x = 0; x < 12; x++) {
                assertEquals(x == 6 && y == 6 ? BLACK : WHITE, seed.getRGB(x, y), x + ", " + y);
            }
        }
        assertFalse(Files.exists(temp.resolve("run/animation.gif")));
    }

    @Test
    void theFilmMayBeAnApng() throws IOException {
        target(temp.resolve("target.png"));

        RealRun.run(temp, training("apng"));

        byte[] file = Files.readAllBytes(temp.resolve("run/growth.png"));
        assertTrue(new String(file, StandardCharsets.ISO_8859_1).contains("acTL\0\0\0\b"));
        assertEquals(
                BLACK, ImageIO.read(temp.resolve("run/growth.png").toFile()).getRGB(6, 6));
    }

    private static String training(String format) {
        return """
                {"name": "dot", "seed": 1, "steps": 7,
                 "substrate": {"type": "grid", "width": 12, "height": 12, "channels": 8},
                 "rule": {"type": "neural", "hidden": 8},
                 "initial": {"type": "seed-cell"},
                 "losses": [{"type": "target-image", "image": "target.png", "size": 6, "alpha": "opaque"}],
                 "training": {"type": "gradient", "iterations": 2, "batch": 2, "steps": [4, 6]},
                 "observers": [{"type": "animation", "height": 12, "format": "%s"}]}""".formatted(format);
    }

    private static void target(Path file) throws IOException {
        BufferedImage image = new BufferedImage(6, 6, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 6; x++) {
                image.setRGB(x, y, 0xffcc2200);
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.run.RunFolder;
import org.morphogen.config.text.JsonText;
import org.morphogen.record.RunDirectories;

class CurveObserverTest {

    private static final CurveConfig CONFIG = new CurveConfig("loss", 1, 3600);

    private final JsonText json = new JsonText();
    private RunFolder folder;

    @BeforeEach
    void makeFolder(@TempDir Path temp) {
        folder = new RunDirectories(json).create(temp.resolve("run"));
    }

    @Test
    void theCurveIsDrawnFromTheTopLeftToTheBottomRight() throws IOException {
        run(CONFIG, 0, 2000);

        BufferedImage image = picture();
        assertEquals(960, image.getWidth());
        assertEquals(540, image.getHeight());
        int left = middleOfInk(image, 200);
        int right = middleOfInk(image, 880);
        assertTrue(left > 0 && right > left + 150, "ink at " + left + " on the left and at " + right + " on the right");
    }

    @Test
    void aResumedRunDrawsItsPastToo() throws IOException {
        run(CONFIG, 0, 2000);
        byte[] whole = Files.readAllBytes(folder.path().resolve("loss.png"));
        StringBuilder lines = new StringBuilder();
        for (long index = 0; index < 1500; index++) {
            lines.append(json.write(Map.of("iteration", index + 1, "loss", loss(index))))
                    .append('\n');
        }
        Files.writeString(folder.path().resolve("metrics.jsonl"), lines + "{\"iteration\": 15");

        run(CONFIG, 1200, 2000);

        assertArrayEquals(whole, Files.readAllBytes(folder.path().resolve("loss.png")));
    }

    @Test
    void theCurveIsDrawnWhileTheRunGoesOn() throws IOException {
        CurveObserver observer = new CurveObserver(new CurveConfig("loss", 1, 0));
        observer.started(new FolderRun(folder, json, 10, 0));

        observer.observe(new Tick(0, false, Map.of("loss", 0.5), 0, List.of()));

        assertTrue(Files.exists(folder.path().resolve("loss.png")));
    }

    @Test
    void theFileIsNamedAfterTheNumber() {
        CurveObserver observer = new CurveObserver(new CurveConfig("target/image", 1, 3600));
        FolderRun run = new FolderRun(folder, json, 2, 0);
        observer.started(run);
        observer.observe(new Tick(0, false, Map.of("loss", 1.0, "target/image", 0.5), 0, List.of()));
        observer.observe(new Tick(1, true, Map.of("loss", 1.0, "target/image", 0.4), 0, List.of()));
        observer.finished(run);

        assertEquals(List.of(folder.path().resolve("target_image.png")), run.written());
    }

    @Test
    void aRunWithoutTheNumberHasNoPicture() {
        CurveObserver observer = new CurveObserver(CONFIG);
        FolderRun run = new FolderRun(folder, json, 1, 0);
        observer.started(run);
        observer.observe(new Tick(0, true, Map.of("loss", 0.0), 0, List.of()));
        observer.finished(run);

        assertFalse(Files.exists(folder.path().resolve("loss.png")));
        assertEquals(List.of(), run.written());
    }

    private void run(CurveConfig config, long first, long length) {
        FolderRun run = new FolderRun(folder, json, length, first);
        try (CurveObserver observer = new CurveObserver(config)) {
            observer.started(run);
            for (long index = first; index < length; index++) {
                if (observer.wants(index, index + 1 == length)) {
                    observer.observe(new Tick(index, false, Map.of("loss", loss(index)), 0, List.of()));
                }
            }
            observer.finished(run);
        }
    }

    private static double loss(long index) {
        double noise = new Random(index * 7919).nextGaussian();
        return 0.05 * Math.exp(-index / 500.0) * Math.exp(0.4 * noise) + 0.0005;
    }

    private BufferedImage picture() throws IOException {
        return ImageIO.read(folder.path().resolve("loss.png").toFile());
    }

    /** Mean row of the line's blue pixels in one column; 0 if there is none. */
    private static int middleOfInk(BufferedImage image, int x) {
        int sum = 0;
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            int rgb = image.getRGB(x, y);
            if ((rgb & 0xff) - (rgb >> 16 & 0xff) > 100) {
                sum += y;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.data.Picture;
import org.morphogen.api.run.RunFolder;
import org.morphogen.config.text.JsonText;
import org.morphogen.record.RunDirectories;

class PictureObserverTest {

    private static final int WHITE = 0xffffffff;

    private final JsonText json = new JsonText();
    private RunFolder folder;

    @BeforeEach
    void makeFolder(@TempDir Path temp) {
        folder = new RunDirectories(json).create(temp.resolve("run"));
    }

    @Test
    void everyPixelOfTheFileIsThatOfItsCell() throws IOException {
        List<Picture> pictures = List.of(picture(7, 5, 1), picture(7, 5, 2), picture(7, 5, 3));

        observe(new PictureConfig(100, 8, 18), 99, pictures);

        // 18 pixels over 5 cells are 4 pixels a cell, rounded up.
        BufferedImage image = read("pictures/000100.png");
        assertEquals((3 * 7 + 2) * 4, image.getWidth());
        assertEquals(5 * 4, image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                assertEquals(expected(pictures, x / 4, y / 4), image.getRGB(x, y), x + ", " + y);
            }
        }
    }

    @Test
    void aSmallGridIsScaledToTheLeastHeight() throws IOException {
        observe(new PictureConfig(1, 8, 256), 0, List.of(picture(72, 72, 1)));

        assertEquals(4 * 72, read("pictures/000001.png").getHeight());
    }

    @Test
    void aLargeGridIsDrawnPixelForCell() throws IOException {
        observe(new PictureConfig(1, 8, 256), 0, List.of(picture(300, 400, 1)));

        assertEquals(400, read("pictures/000001.png").getHeight());
    }

    @Test
    void noMoreSamplesAreShownThanAskedFor() throws IOException {
        observe(new PictureConfig(1, 2, 1), 0, List.of(picture(3, 3, 1), picture(3, 3, 2), picture(3, 3, 3)));

        assertEquals(7, read("pictures/000001.png").getWidth());
    }

    @Test
    void aWideStripIsScaledLessThanItsHeightAsksFor() throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            pictures.add(picture(100, 50, i));
        }
        observe(new PictureConfig(1, 64, 1000), 0, pictures);

        assertEquals((32 * 100 + 31) * 2, read("pictures/000001.png").getWidth());
    }

    @Test
    void picturesAreDueAtTheirIntervalAndAtTheEnd() {
        PictureObserver observer = new PictureObserver(new PictureConfig(100, 8, 256));

        assertFalse(observer.wants(0, false));
        assertFalse(observer.wants(98, false));
        assertTrue(observer.wants(99, false));
        assertTrue(observer.wants(199, false));
        assertTrue(observer.wants(150, true));
    }

    @Test
    void peopleAreToldOfEachPicture() {
        FolderRun run = observe(new PictureConfig(1, 8, 256), 4, List.of(picture(2, 2, 1)));

        assertEquals(List.of(folder.path().resolve("pictures/000005.png")), run.written());
    }

    private FolderRun observe(PictureConfig config, long index, List<Picture> pictures) {
        FolderRun run = new FolderRun(folder, json, index + 1, 0);
        try (PictureObserver observer = new PictureObserver(config)) {
            observer.started(run);
            observer.observe(new Tick(index, true, Map.of(), 0, pictures));
            observer.finished(run);
        }
        return run;
    }

    private BufferedImage read(String name) throws IOException {
        return ImageIO.read(folder.path().resolve(name).toFile());
    }

    private static int expected(List<Picture> pictures, int x, int y) {
        int width = pictures.get(0).width() + 1;
        if (x % width == width - 1) {
            return WHITE;
        }
        byte[] rgba = pictures.get(x / width).rgba();
        int at = 4 * (y * (width - 1) + x % width);
        return (rgba[at + 3] & 0xff) << 24 | (rgba[at] & 0xff) << 16 | (rgba[at + 1] & 0xff) << 8 | rgba[at + 2] & 0xff;
    }

    /** Random colours, opaque and half transparent. */
    private static Picture picture(int width, int height, int seed) {
        byte[] rgba = new byte[4 * width * height];
        new Random(seed).nextBytes(rgba);
        for (int at = 3; at < rgba.length; at += 4) {
            rgba[at] = (byte) (at % 3 == 0 ? 0x80 : 0xff);
        }
        return new Picture(width, height, rgba);
    }
}

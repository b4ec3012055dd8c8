// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.morphogen.api.data.Picture;

class FramesTest {

    @Test
    void aFrameComesBackAsItWas() {
        Picture picture = noise(13, 7, 1);
        Frames frames = new Frames();
        frames.add(picture, true);

        byte[] expected = new byte[3 * 13 * 7];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = picture.rgba()[4 * (i / 3) + i % 3];
        }
        assertArrayEquals(expected, frames.rgb(0));
    }

    @Test
    void transparentCellsAreWhite() {
        Frames frames = new Frames();
        frames.add(new Picture(2, 1, new byte[] {0, 0, 0, 0, 100, 0, 0, (byte) 128}), true);

        assertArrayEquals(new byte[] {-1, -1, -1, (byte) 177, 127, 127}, frames.rgb(0));
    }

    @Test
    void memoryStaysBoundedAndTheFirstAndTheLastFrameAreKept() {
        int each = 3 * 64 * 64;
        Frames frames = new Frames(20L * each);

        for (int i = 0; i < 1000; i++) {
            frames.add(noise(64, 64, i), i == 999);
        }

        assertTrue(frames.size() <= 21 && frames.size() >= 8, frames.size() + " frames");
        assertArrayEquals(rgb(noise(64, 64, 0)), frames.rgb(0));
        assertArrayEquals(rgb(noise(64, 64, 999)), frames.rgb(frames.size() - 1));
    }

    @Test
    void aPictureWithTooManyCellsIsReducedToMeans() {
        byte[] rgba = new byte[4 * 2048 * 2];
        for (int i = 0; i < 2048 * 2; i++) {
            rgba[4 * i] = (byte) (i % 2 == 0 ? 10 : 20);
            rgba[4 * i + 3] = (byte) 0xff;
        }
        Frames frames = new Frames();
        frames.add(new Picture(2048, 2, rgba), true);

        assertEquals(1024, frames.width());
        assertEquals(1, frames.height());
        assertEquals(15, frames.rgb(0)[0]);
    }

    private static byte[] rgb(Picture picture) {
        Frames frames = new Frames();
        frames.add(picture, true);
        return frames.rgb(0);
    }

    private static Picture noise(int width, int height, int seed) {
        byte[] rgba = new byte[4 * width * height];
        new Random(seed).nextBytes(rgba);
        for (int at = 3; at < rgba.length; at += 4) {
            rgba[at] = (byte) 0xff;
        }
        return new Picture(width, height, rgba);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.Test;
import org.morphogen.api.data.Picture;

class GifEncoderTest {

    @Test
    void aFilmOfFewColoursComesBackPixelByPixel() throws IOException {
        List<Picture> film = List.of(
                Film.stripes(9, 7, 0, 5), Film.stripes(9, 7, 1, 5), Film.stripes(9, 7, 1, 5), Film.stripes(9, 7, 3, 5));

        List<BufferedImage> shown = RealRun.frames(encode(film, 20));

        assertEquals(4, shown.size());
        for (int i = 0; i < film.size(); i++) {
            assertEquals(9 * 3, shown.get(i).getWidth());
            assertEquals(7 * 3, shown.get(i).getHeight());
            assertArrayEquals(new int[9 * 7 * 9], differences(film.get(i), shown.get(i), 3), "frame " + i);
        }
    }

    @Test
    void manyColoursAreMetClosely() throws IOException {
        List<Picture> film = Film.disc(72, 72, 20);

        List<BufferedImage> shown = RealRun.frames(encode(film, 72));

        long sum = 0;
        int worst = 0;
        int values = 0;
        for (int i = 0; i < film.size(); i++) {
            for (int difference : differences(film.get(i), shown.get(i), 1)) {
                worst = Math.max(worst, difference);
                sum += difference;
                values++;
            }
        }
        assertTrue(worst <= 32, "worst " + worst);
        assertTrue(sum < 3.0 * values, "mean " + (double) sum / values);
    }

    @Test
    void whiteStaysWhite() throws IOException {
        BufferedImage first = RealRun.frames(encode(Film.disc(72, 72, 20), 72)).get(0);

        assertEquals(0xffffffff, first.getRGB(0, 0));
    }

    @Test
    void theFilmLoopsAndHoldsItsLastFrame() throws IOException {
        byte[] gif = encode(Film.disc(20, 20, 3), 20);

        assertTrue(new String(gif, StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0\3\1\0\0"));
        assertEquals(List.of("5", "5", "200"), delays(gif));
    }

    @Test
    void aFilmOfOneFrameIsAPicture() throws IOException {
        assertEquals(1, RealRun.frames(encode(Film.disc(5, 4, 1), 4)).size());
    }

    private static byte[] encode(List<Picture> film, int height) {
        Frames frames = Film.frames(film);
        return new GifEncoder(new Screen(frames.width(), frames.height(), height), 50).encode(frames);
    }

    private static List<String> delays(byte[] gif) throws IOException {
        ImageReader reader = RealRun.reader(gif);
        List<String> delays = new ArrayList<>();
        for (int i = 0; i < reader.getNumImages(true); i++) {
            delays.add(RealRun.node(reader, i, "GraphicControlExtension").getAttribute("delayTime"));
        }
        return delays;
    }

    /** Largest difference of a channel, for each pixel. */
    private static int[] differences(Picture expected, BufferedImage shown, int scale) {
        int[] differences = new int[shown.getWidth() * shown.getHeight()];
        for (int y = 0; y < shown.getHeight(); y++) {
            for (int x = 0; x < shown.getWidth(); x++) {
                int at = 4 * (y / scale * expected.width() + x / scale);
                int rgb = shown.getRGB(x, y);
                for (int channel = 0; channel < 3; channel++) {
                    int difference = (rgb >> 16 - 8 * channel & 0xff) - (expected.rgba()[at + channel] & 0xff);
                    int pixel = y * shown.getWidth() + x;
                    differences[pixel] = Math.max(differences[pixel], Math.abs(difference));
                }
            }
        }
        return differences;
    }
}

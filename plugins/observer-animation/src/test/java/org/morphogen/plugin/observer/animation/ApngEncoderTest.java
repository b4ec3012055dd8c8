// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.morphogen.api.data.Picture;

class ApngEncoderTest {

    private static final int SCALE = 3;

    @Test
    void everyFrameComesBackPixelByPixel() throws IOException {
        List<Picture> film = Film.disc(17, 11, 6);

        List<BufferedImage> shown = decode(encode(film));

        assertEquals(6, shown.size());
        for (int i = 0; i < film.size(); i++) {
            for (int y = 0; y < 11 * SCALE; y++) {
                for (int x = 0; x < 17 * SCALE; x++) {
                    assertEquals(
                            rgb(film.get(i), x / SCALE, y / SCALE), shown.get(i).getRGB(x, y) & 0xffffff);
                }
            }
        }
    }

    @Test
    void aViewerWithoutAnimationShowsTheFirstFrame() throws IOException {
        List<Picture> film = Film.disc(17, 11, 6);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(encode(film)));

        assertEquals(17 * SCALE, image.getWidth());
        assertEquals(rgb(film.get(0), 8, 5), image.getRGB(8 * SCALE, 5 * SCALE) & 0xffffff);
    }

    @Test
    void theFilmTellsItsLengthAndLoops() throws IOException {
        Chunk control = chunks(encode(Film.disc(5, 5, 4))).get(1);

        assertEquals("acTL", control.name());
        assertEquals(4, control.data().getInt(0));
        assertEquals(0, control.data().getInt(4));
    }

    @Test
    void sequenceNumbersRiseByOne() throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (Chunk chunk : chunks(encode(Film.disc(9, 9, 5)))) {
            if (chunk.name().equals("fcTL") || chunk.name().equals("fdAT")) {
                numbers.add(chunk.data().getInt(0));
            }
        }
        assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8), numbers);
    }

    @Test
    void theLastFrameIsHeld() throws IOException {
        List<Integer> delays = new ArrayList<>();
        for (Chunk chunk : chunks(encode(Film.disc(9, 9, 3)))) {
            if (chunk.name().equals("fcTL")) {
                delays.add(1000 * chunk.data().getShort(20) / chunk.data().getShort(22));
            }
        }
        assertEquals(List.of(40, 40, 2000), delays);
    }

    private static byte[] encode(List<Picture> film) {
        Frames frames = Film.frames(film);
        Screen screen = new Screen(frames.width(), frames.height(), frames.height() * SCALE);
        return new ApngEncoder(screen, 40).encode(frames);
    }

    private record Chunk(String name, ByteBuffer data) {}

    /** Splits a file into chunks and checks each sum. */
    private static List<Chunk> chunks(byte[] file) {
        List<Chunk> chunks = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(file, 8, file.length - 8);
        while (in.hasRemaining()) {
            byte[] body = new byte[4 + in.getInt()];
            in.get(body);
            CRC32 crc = new CRC32();
            crc.update(body);
            assertEquals((int) crc.getValue(), in.getInt());
            chunks.add(new Chunk(
                    new String(body, 0, 4, StandardCharsets.US_ASCII),
                    ByteBuffer.wrap(Arrays.copyOfRange(body, 4, body.length))));
        }
        return chunks;
    }

    /** The frames as a viewer shows them. Each frame is made a PNG file of its own and read by the JDK's decoder. */
    private static List<BufferedImage> decode(byte[] file) throws IOException {
        List<BufferedImage> shown = new ArrayList<>();
        BufferedImage canvas = null;
        ByteBuffer control = null;
        for (Chunk chunk : chunks(file)) {
            if (chunk.name().equals("fcTL")) {
                control = chunk.data();
            } else if (chunk.name().equals("IDAT") || chunk.name().equals("fdAT")) {
                int skip = chunk.name().equals("fdAT") ? 4 : 0;
                byte[] data = Arrays.copyOfRange(
                        chunk.data().array(), skip, chunk.data().capacity());
                BufferedImage part = picture(control.getInt(4), control.getInt(8), data);
                canvas = drawn(canvas, part, control.getInt(12), control.getInt(16));
                shown.add(canvas);
            }
        }
        return shown;
    }

    private static BufferedImage drawn(BufferedImage before, BufferedImage part, int left, int top) {
        BufferedImage canvas = before == null
                ? part
                : new BufferedImage(before.getWidth(), before.getHeight(), BufferedImage.TYPE_INT_RGB);
        if (before != null) {
            canvas.createGraphics().drawImage(before, 0, 0, null);
            assertTrue(left + part.getWidth() <= canvas.getWidth());
            canvas.createGraphics().drawImage(part, left, top, null);
        }
        return canvas;
    }

    private static BufferedImage picture(int width, int height, byte[] data) throws IOException {
        PngChunks chunks = new PngChunks();
        chunks.add(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) 2)
                        .array());
        chunks.add("IDAT", data);
        chunks.add("IEND", new byte[0]);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(chunks.bytes());
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static int rgb(Picture picture, int x, int y) {
        int at = 4 * (y * picture.width() + x);
        byte[] rgba = picture.rgba();
        return (rgba[at] & 0xff) << 16 | (rgba[at + 1] & 0xff) << 8 | rgba[at + 2] & 0xff;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import org.morphogen.plugin.observer.animation.Screen.Part;

/**
 * A looping animated PNG, 8-bit RGB; each frame but the first holds only the part that changed. Source: PNG
 * specification, third edition (W3C 2025), which includes acTL, fcTL and fdAT.
 */
final class ApngEncoder {

    private static final byte FILTER_UP = 2;
    private static final byte RGB = 2;
    private static final byte KEEP = 0;
    private static final byte REPLACE = 0;

    private final Screen screen;
    private final int delay;
    private final PngChunks chunks = new PngChunks();
    private int sequence;

    /** @param delay of a frame in milliseconds */
    ApngEncoder(Screen screen, int delay) {
        this.screen = screen;
        this.delay = delay;
    }

    byte[] encode(Frames frames) {
        chunks.add("IHDR", header());
        chunks.add(
                "acTL", ByteBuffer.allocate(8).putInt(frames.size()).putInt(0).array());
        byte[] shown = {};
        for (int index = 0; index < frames.size(); index++) {
            byte[] cells = frames.rgb(index);
            Part part = index == 0 ? screen.whole() : screen.changed(shown, cells, 3);
            chunks.add("fcTL", control(part, index == frames.size() - 1));
            byte[] data = deflate(cells, frames.width(), part);
            if (index == 0) {
                chunks.add("IDAT", data);
            } else {
                chunks.add(
                        "fdAT",
                        ByteBuffer.allocate(4 + data.length)
                                .putInt(sequence++)
                                .put(data)
                                .array());
            }
            shown = cells;
        }
        chunks.add("IEND", new byte[0]);
        return chunks.bytes();
    }

    private byte[] header() {
        return ByteBuffer.allocate(13)
                .putInt(screen.pixelWidth())
                .putInt(screen.pixelHeight())
                .put((byte) 8)
                .put(RGB)
                .array();
    }

    private byte[] control(Part part, boolean last) {
        int scale = screen.scale();
        return ByteBuffer.allocate(26)
                .putInt(sequence++)
                .putInt(part.width() * scale)
                .putInt(part.height() * scale)
                .putInt(part.left() * scale)
                .putInt(part.top() * scale)
                .putShort((short) (last ? GifEncoder.HOLD_MILLIS : delay))
                .putShort((short) 1000)
                .put(KEEP)
                .put(REPLACE)
                .array();
    }

    /** Rows filtered by the row above: repeated rows of one cell become zeros. */
    private byte[] deflate(byte[] cells, int width, Part part) {
        int scale = screen.scale();
        Deflater deflater = new Deflater();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] above = new byte[3 * part.width() * scale];
        byte[] row = new byte[above.length];
        byte[] filtered = new byte[1 + row.length];
        filtered[0] = FILTER_UP;
        for (int y = 0; y < part.height() * scale; y++) {
            expand(cells, 3 * ((part.top() + y / scale) * width + part.left()), row);
            for (int i = 0; i < row.length; i++) {
                filtered[1 + i] = (byte) (row[i] - above[i]);
            }
            System.arraycopy(row, 0, above, 0, row.length);
            deflater.setInput(filtered);
            drain(deflater, out);
        }
        deflater.finish();
        drain(deflater, out);
        deflater.end();
        return out.toByteArray();
    }

    private void expand(byte[] cells, int from, byte[] row) {
        int scale = screen.scale();
        for (int i = 0; i < row.length; i++) {
            row[i] = cells[from + 3 * (i / (3 * scale)) + i % 3];
        }
    }

    private static void drain(Deflater deflater, ByteArrayOutputStream out) {
        byte[] buffer = new byte[8192];
        int count;
        do {
            count = deflater.deflate(buffer);
            out.write(buffer, 0, count);
        } while (count > 0);
    }
}

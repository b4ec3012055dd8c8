// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.morphogen.api.data.Picture;

/**
 * The frames of a film, compressed in memory. When they take too much of it, every second one is let go and from then
 * on only every second one is taken: the film stays whole and becomes coarser in time. Pictures with more than {@value
 * #MOST_SIDE} cells along a side are reduced.
 */
final class Frames {

    static final int MOST_SIDE = 1024;

    private static final long MOST_BYTES = 64L << 20;

    private final long mostBytes;
    private final List<byte[]> packed = new ArrayList<>();
    private long bytes;
    private long offered;
    private long every = 1;
    private int width;
    private int height;

    Frames() {
        this(MOST_BYTES);
    }

    /** @param mostBytes after compression */
    Frames(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes a picture, or passes it over; the last one is always taken. */
    void add(Picture picture, boolean last) {
        if (offered++ % every != 0 && !last) {
            return;
        }
        Reduction reduction = new Reduction(picture, MOST_SIDE);
        width = reduction.width();
        height = reduction.height();
        byte[] frame = deflate(reduction.rgb());
        packed.add(frame);
        bytes += frame.length;
        if (bytes > mostBytes && packed.size() > 2) {
            thin();
        }
    }

    int size() {
        return packed.size();
    }

    /** Cells along a row. */
    int width() {
        return width;
    }

    /** Cells along a column. */
    int height() {
        return height;
    }

    /** Frame {@code index}: [height][width][3] bytes, red, green, blue. */
    byte[] rgb(int index) {
        byte[] rgb = new byte[3 * width * height];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed.get(index));
            inflater.inflate(rgb);
        } catch (DataFormatException e) {
            throw new IllegalStateException("A frame that this class packed does not unpack", e);
        } finally {
            inflater.end();
        }
        return rgb;
    }

    /** Keeps the first, the last and every second frame between. */
    private void thin() {
        List<byte[]> all = List.copyOf(packed);
        packed.clear();
        for (int i = 0; i < all.size(); i++) {
            if (i % 2 == 0 || i == all.size() - 1) {
                packed.add(all.get(i));
            }
        }
        bytes = packed.stream().mapToLong(frame -> frame.length).sum();
        every *= 2;
    }

    private static byte[] deflate(byte[] rgb) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rgb);
            deflater.finish();
            // Deflate adds at most a few bytes for each 16 KiB that it cannot compress.
            byte[] buffer = new byte[rgb.length + rgb.length / 1000 + 64];
            int length = deflater.deflate(buffer);
            return Arrays.copyOf(buffer, length);
        } finally {
            deflater.end();
        }
    }
}

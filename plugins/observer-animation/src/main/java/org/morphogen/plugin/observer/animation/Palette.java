// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** At most 256 colours for all frames of a film: its own, if it has no more, or the ones that a {@link Quantiser} finds. */
final class Palette {

    static final int COLOURS = 256;

    private final int[] colours;
    private final IntUnaryOperator index;

    /**
     * @param colours 0xrrggbb
     * @param index from a colour to its entry
     */
    Palette(int[] colours, IntUnaryOperator index) {
        this.colours = colours;
        this.index = index;
    }

    static Palette of(Frames frames) {
        Map<Integer, Integer> distinct = new HashMap<>();
        for (int frame = 0; frame < frames.size(); frame++) {
            byte[] rgb = frames.rgb(frame);
            for (int at = 0; at < rgb.length; at += 3) {
                distinct.putIfAbsent(colour(rgb, at), distinct.size());
                if (distinct.size() > COLOURS) {
                    return Quantiser.of(frames).palette();
                }
            }
        }
        int[] colours = new int[distinct.size()];
        distinct.forEach((colour, entry) -> colours[entry] = colour);
        return new Palette(colours, distinct::get);
    }

    /** Palette entries of a frame's cells. */
    byte[] indices(byte[] rgb) {
        byte[] indices = new byte[rgb.length / 3];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) index.applyAsInt(colour(rgb, 3 * i));
        }
        return indices;
    }

    /** The colours, padded to 256. */
    IndexColorModel model() {
        byte[][] channels = new byte[3][COLOURS];
        for (int i = 0; i < colours.length; i++) {
            for (int channel = 0; channel < 3; channel++) {
                channels[channel][i] = (byte) (colours[i] >> (16 - 8 * channel));
            }
        }
        return new IndexColorModel(8, COLOURS, channels[0], channels[1], channels[2]);
    }

    static int colour(byte[] rgb, int at) {
        return (rgb[at] & 0xff) << 16 | (rgb[at + 1] & 0xff) << 8 | (rgb[at + 2] & 0xff);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * At most 256 colours for all frames of a film. Colours are counted in bins of 6 bits a channel; a film of few colours
 * keeps each, otherwise the box of colours with the largest squared error is split at its mean along the channel in
 * which it varies most, until there are 256 (after Wu 1991). A colour becomes the nearest of the palette: no dither,
 * which would flicker.
 */
final class Palette {

    static final int COLOURS = 256;

    private static final int BITS = 6;
    private static final int BINS = 1 << (3 * BITS);

    private final byte[] nearest = new byte[BINS];
    private final List<Box> boxes;

    private Palette(List<Box> boxes) {
        this.boxes = boxes;
    }

    static Palette of(Frames frames) {
        long[][] sums = new long[4][BINS];
        for (int index = 0; index < frames.size(); index++) {
            count(frames.rgb(index), sums);
        }
        List<Colour> colours = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (sums[3][bin] > 0) {
                double n = sums[3][bin];
                colours.add(new Colour(
                        bin, sums[3][bin], new double[] {sums[0][bin] / n, sums[1][bin] / n, sums[2][bin] / n}));
            }
        }
        Palette palette = new Palette(split(colours));
        colours.forEach(palette::assign);
        return palette;
    }

    /** Palette entries of a frame's cells. */
    byte[] indices(byte[] rgb) {
        byte[] indices = new byte[rgb.length / 3];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = nearest[bin(rgb, 3 * i)];
        }
        return indices;
    }

    /** The colours, padded to 256. */
    IndexColorModel model() {
        byte[][] channels = new byte[3][COLOURS];
        for (int i = 0; i < boxes.size(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                channels[channel][i] = (byte) Math.round(boxes.get(i).mean(channel));
            }
        }
        return new IndexColorModel(8, COLOURS, channels[0], channels[1], channels[2]);
    }

    private static void count(byte[] rgb, long[][] sums) {
        for (int at = 0; at < rgb.length; at += 3) {
            int bin = bin(rgb, at);
            for (int channel = 0; channel < 3; channel++) {
                sums[channel][bin] += rgb[at + channel] & 0xff;
            }
            sums[3][bin]++;
        }
    }

    private static int bin(byte[] rgb, int at) {
        int shift = 8 - BITS;
        return (rgb[at] & 0xff) >> shift << (2 * BITS)
                | (rgb[at + 1] & 0xff) >> shift << BITS
                | (rgb[at + 2] & 0xff) >> shift;
    }

    private static List<Box> split(List<Colour> colours) {
        PriorityQueue<Box> open =
                new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
        open.add(new Box(colours));
        List<Box> done = new ArrayList<>();
        while (!open.isEmpty() && open.size() + done.size() < COLOURS) {
            Box box = open.remove();
            if (box.divisible()) {
                open.addAll(box.halves());
            } else {
                done.add(box);
            }
        }
        done.addAll(open);
        return done;
    }

    private void assign(Colour colour) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < boxes.size(); i++) {
            double distance = 0;
            for (int channel = 0; channel < 3; channel++) {
                double difference = colour.mean()[channel] - boxes.get(i).mean(channel);
                distance += difference * difference;
            }
            if (distance < best) {
                best = distance;
                nearest[colour.bin()] = (byte) i;
            }
        }
    }

    /** The cells of one bin. */
    record Colour(int bin, long count, double[] mean) {}
}

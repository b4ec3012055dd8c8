// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds 256 colours for a film of more. Colours are counted in bins of 6 bits a channel; the box of colours with the
 * largest squared error is split at its mean along the channel in which it varies most, until there are 256 boxes
 * (after Wu 1991). A colour becomes the nearest of them: no dither, which would flicker.
 */
final class Quantiser {

    private static final int BITS = 6;
    private static final int BINS = 1 << (3 * BITS);

    private final int[] nearest = new int[BINS];
    private final List<Box> boxes;

    private Quantiser(List<Box> boxes) {
        this.boxes = boxes;
    }

    static Quantiser of(Frames frames) {
        long[][] sums = new long[4][BINS];
        for (int index = 0; index < frames.size(); index++) {
            count(frames.rgb(index), sums);
        }
        List<Colour> colours = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (sums[3][bin] > 0) {
                double n = sums[3][bin];
                colours.add(new Colour(bin, n, sums[0][bin] / n, sums[1][bin] / n, sums[2][bin] / n));
            }
        }
        Quantiser quantiser = new Quantiser(split(colours));
        colours.forEach(quantiser::assign);
        return quantiser;
    }

    Palette palette() {
        int[] colours = new int[boxes.size()];
        for (int i = 0; i < colours.length; i++) {
            Box box = boxes.get(i);
            for (int channel = 0; channel < 3; channel++) {
                colours[i] |= (int) Math.round(box.mean(channel)) << (16 - 8 * channel);
            }
        }
        return new Palette(colours, colour -> nearest[bin(colour)]);
    }

    private static void count(byte[] rgb, long[][] sums) {
        for (int at = 0; at < rgb.length; at += 3) {
            int bin = bin(Palette.colour(rgb, at));
            for (int channel = 0; channel < 3; channel++) {
                sums[channel][bin] += rgb[at + channel] & 0xff;
            }
            sums[3][bin]++;
        }
    }

    private static int bin(int colour) {
        int bin = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            bin = bin << BITS | (colour >> shift & 0xff) >> (8 - BITS);
        }
        return bin;
    }

    private static List<Box> split(List<Colour> colours) {
        PriorityQueue<Box> open =
                new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
        open.add(new Box(colours));
        List<Box> done = new ArrayList<>();
        while (!open.isEmpty() && open.size() + done.size() < Palette.COLOURS) {
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
                double difference = colour.mean(channel) - boxes.get(i).mean(channel);
                distance += difference * difference;
            }
            if (distance < best) {
                best = distance;
                nearest[colour.bin()] = i;
            }
        }
    }

    /** The mean of the cells of one bin, and their number. */
    record Colour(int bin, double count, double red, double green, double blue) {

        double mean(int channel) {
            return channel == 0 ? red : channel == 1 ? green : blue;
        }
    }
}

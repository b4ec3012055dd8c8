// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * Who meets whom in an epoch, and what came of it. Pair k of a sample is entries 2k and 2k + 1 of a permutation of its
 * programs; the program that comes first runs first. The first {@code executed} pairs run, the first {@code mutated} pairs
 * mutate, programs of further pairs stay as they are.
 *
 * @param words INT32 {@code [B][N + 4]}: the permutation, executed, mutated, then operations as low and high word, which
 *     the rule writes
 */
public record Meetings(Tensor words) {

    private static final int MORE = 4;

    /** The shape of the words of {@code samples} soups of {@code programs} programs. */
    public static Shape shape(int samples, int programs) {
        return Shape.of(samples, programs + MORE);
    }

    public int samples() {
        return words.shape().dim(0);
    }

    /** Programs of a sample. */
    public int programs() {
        return words.shape().dim(1) - MORE;
    }

    /** All pairs, those that do not run counted. */
    public int pairs() {
        return samples() * programs() / 2;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import java.util.Arrays;

/**
 * What a soup's bytes tell.
 *
 * @param entropy H0 in bits a byte: -sum p log2 p over single bytes, in double precision
 * @param compressed bytes after Brotli
 * @param zeros share of the byte 0
 * @see <a href="https://arxiv.org/abs/2406.19108">Agüera y Arcas et al. 2024</a>, high-order entropy
 */
public record Measure(double entropy, int compressed, double zeros, int bytes) {

    private static final int VALUES = 256;

    public static Measure of(byte[] soup) {
        long[] counts = new long[VALUES];
        for (byte value : soup) {
            counts[value & 255]++;
        }
        double entropy = Arrays.stream(counts)
                .filter(count -> count > 0)
                .mapToDouble(count -> count / (double) soup.length)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
        return new Measure(entropy, Brotli.size(soup), counts[0] / (double) soup.length, soup.length);
    }

    public double bitsPerByte() {
        return 8.0 * compressed / bytes;
    }

    /** H0 less bits a byte; slightly negative for noise. */
    public double highOrder() {
        return entropy - bitsPerByte();
    }
}

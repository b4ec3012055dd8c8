// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

/**
 * The mixing function by which compatible soups draw their random numbers, the host's twin of {@code splitmix.clh}.
 *
 * @param seed of the run
 */
public record SplitMix(long seed) {

    /** A bijection of 64-bit words (Steele, Lea, Flood 2014). */
    public static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The k-th seed of the run. */
    public long at(long k) {
        return mix(mix(seed) ^ mix(k));
    }
}

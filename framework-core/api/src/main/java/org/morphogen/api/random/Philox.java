// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.random;

/**
 * Philox4x32-10, a counter-based random number generator (Salmon, Moraes, Dror, Shaw 2011), the host's twin of
 * {@code common/philox.clh}. The same counter and key give the same four words everywhere.
 *
 * @param key0 low word of the seed
 * @param key1 high word of the seed
 */
public record Philox(int key0, int key1) {

    private static final int M0 = 0xD2511F53;
    private static final int M1 = 0xCD9E8D57;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;

    public static Philox of(long seed) {
        return new Philox((int) seed, (int) (seed >>> 32));
    }

    /** The four words of one counter. */
    public int[] block(int c0, int c1, int c2, int c3) {
        int x0 = c0;
        int x1 = c1;
        int x2 = c2;
        int x3 = c3;
        int k0 = key0;
        int k1 = key1;
        for (int round = 0; round < 10; round++) {
            long p0 = Integer.toUnsignedLong(M0) * Integer.toUnsignedLong(x0);
            long p1 = Integer.toUnsignedLong(M1) * Integer.toUnsignedLong(x2);
            int y0 = (int) (p1 >>> 32) ^ x1 ^ k0;
            int y2 = (int) (p0 >>> 32) ^ x3 ^ k1;
            x1 = (int) p1;
            x3 = (int) p0;
            x0 = y0;
            x2 = y2;
            k0 += W0;
            k1 += W1;
        }
        return new int[] {x0, x1, x2, x3};
    }

    /** A stream of draws that starts at one counter: for a few numbers on the host, such as pool entries and discs. */
    public Draws draws(int stream, int step, int purpose) {
        return new Draws(this, stream, step, purpose);
    }
}

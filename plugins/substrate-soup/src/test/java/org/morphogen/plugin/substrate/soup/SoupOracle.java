// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.math.BigInteger;
import java.util.function.ToIntFunction;

/** A soup in plain Java, as the formulas have it: arithmetic on numbers without sign is done on big ones. */
final class SoupOracle {

    private static final BigInteger WORDS = BigInteger.ONE.shiftLeft(64);

    private final BigInteger seed;
    private final int programs;
    private final int length;
    private final long threshold;
    private final byte[] bytes;
    private long operations;

    SoupOracle(long seed, int programs, int length, long threshold) {
        this.seed = unsigned(seed);
        this.programs = programs;
        this.length = length;
        this.threshold = threshold;
        this.bytes = new byte[programs * length];
        BigInteger first = seed(0).multiply(BigInteger.valueOf(bytes.length));
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = mix(first.add(BigInteger.valueOf(i))).byteValue();
        }
    }

    private static BigInteger unsigned(long value) {
        return BigInteger.valueOf(value).mod(WORDS);
    }

    private static BigInteger mix(BigInteger x) {
        BigInteger z = x.add(new BigInteger("9E3779B97F4A7C15", 16)).mod(WORDS);
        z = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("BF58476D1CE4E5B9", 16))
                .mod(WORDS);
        z = z.xor(z.shiftRight(27))
                .multiply(new BigInteger("94D049BB133111EB", 16))
                .mod(WORDS);
        return z.xor(z.shiftRight(31));
    }

    private BigInteger seed(long k) {
        return mix(mix(seed).xor(mix(unsigned(k))));
    }

    /** The permutation of an epoch. */
    int[] order(int epoch) {
        int[] order = new int[programs];
        for (int i = 0; i < programs; i++) {
            order[i] = i;
        }
        for (int i = programs - 1; i >= 0; i--) {
            int j = mix(seed((long) epoch * programs + i))
                    .mod(BigInteger.valueOf(i + 1L))
                    .intValue();
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Mutates and runs all pairs; a language changes a tape and returns its operations. */
    void epoch(int epoch, int[] order, ToIntFunction<byte[]> language) {
        for (int pair = 0; pair < programs / 2; pair++) {
            byte[] tape = new byte[2 * length];
            System.arraycopy(bytes, order[2 * pair] * length, tape, 0, length);
            System.arraycopy(bytes, order[2 * pair + 1] * length, tape, length, length);
            BigInteger first = seed(epoch)
                    .multiply(BigInteger.valueOf(programs))
                    .add(BigInteger.valueOf(pair))
                    .multiply(BigInteger.valueOf(tape.length));
            for (int i = 0; i < tape.length; i++) {
                long word = mix(first.add(BigInteger.valueOf(i))).longValue();
                if ((word >>> 8 & (1 << 30) - 1) < threshold) {
                    tape[i] = (byte) word;
                }
            }
            operations += language.applyAsInt(tape);
            System.arraycopy(tape, 0, bytes, order[2 * pair] * length, length);
            System.arraycopy(tape, length, bytes, order[2 * pair + 1] * length, length);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    long operations() {
        return operations;
    }
}

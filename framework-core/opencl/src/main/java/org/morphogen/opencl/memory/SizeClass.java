// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

/** Rounds buffer sizes so that few free lists serve many sizes; at most an eighth of a buffer is wasted. */
final class SizeClass {

    /** Smallest size, and the divisor of every size. */
    static final long UNIT = 256;

    private static final int STEPS_PER_OCTAVE = 8;

    private SizeClass() {}

    static long round(long bytes) {
        long step = Math.max(UNIT, Long.highestOneBit(bytes) / STEPS_PER_OCTAVE);
        return Math.max(UNIT, Math.addExact(bytes, step - 1) / step * step);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.dynamics;

/**
 * Names a step for counter-based random numbers: the same step draws the same numbers, forward, backward, resumed or
 * repeated, on any work-group size.
 *
 * @param seed of the run: the Philox key
 * @param stream separates uses of one seed: the training iteration, or 0 in a simulation
 * @param index the step's number within the stream
 */
public record Step(long seed, int stream, int index) {

    /** The step {@code count} steps later. */
    public Step plus(int count) {
        return new Step(seed, stream, index + count);
    }

    /** The key as kernels take it, {@code uint2}: low word, high word. */
    public int[] key() {
        return new int[] {(int) seed, (int) (seed >>> 32)};
    }
}

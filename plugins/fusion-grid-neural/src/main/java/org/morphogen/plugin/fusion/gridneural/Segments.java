// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

/**
 * A trajectory cut into runs of steps: the states of one run are in memory, of the others only the first.
 *
 * @param steps steps in all
 * @param length steps of a run; the last may have fewer
 */
record Segments(int steps, int length) {

    /** @param keepEvery keep every k-th state; 1 keeps all */
    static Segments of(int steps, int keepEvery) {
        return new Segments(steps, keepEvery <= 1 ? Math.max(1, steps) : Math.max(1, Math.min(steps, keepEvery)));
    }

    int count() {
        return Math.max(1, (steps + length - 1) / length);
    }

    /** Slots for the states of one run. */
    int slots() {
        return length + 1;
    }

    /** Slots for the first states of all runs; none if there is one run. */
    int starts() {
        return count() == 1 ? 0 : count();
    }

    int begin(int segment) {
        return segment * length;
    }

    int end(int segment) {
        return Math.min(steps, begin(segment) + length);
    }

    /** The run in which state {@code t} is the first, a middle or, for the last one, the final state. */
    int of(int t) {
        return Math.min(t / length, count() - 1);
    }
}

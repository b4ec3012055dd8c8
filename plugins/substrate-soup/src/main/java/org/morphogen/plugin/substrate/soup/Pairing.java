// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

/** Who may meet whom. */
public enum Pairing {
    /** Anybody: a random permutation is cut into pairs. */
    MIXED,
    /** A fixed sequence of permutations without random numbers; the number of programs is a power of two. */
    FIXED_SHUFFLE,
    /** The next one: to the right in odd epochs, to the left in even ones. */
    RING,
    /** Those at most {@code reach} places away on a line. */
    LINE,
    /** Those at most {@code reach} columns and rows away on a grid with edges. */
    GRID,
    /** Whom a file names. */
    PATTERN,
    /** The next one on a grid, drawn one pair after another until draws hit programs that are taken: the published Z80 grid. */
    COLLISIONS;

    /** Whether programs have a place in the picture. */
    boolean hasPlaces() {
        return this == GRID || this == PATTERN || this == COLLISIONS;
    }

    /** Whether each program draws one of its neighbours. */
    boolean isLocal() {
        return this == LINE || this == GRID || this == PATTERN;
    }
}

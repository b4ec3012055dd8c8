// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

/** What lies beyond the border of a grid. The order is that of {@code grid.clh}. */
public enum Boundary {
    /** Zeros. */
    ZERO,
    /** The opposite border. */
    TORUS,
    /** A mirror image about the centre of the border site: coordinate -1 reads 1; a size of 1 reads itself. */
    REFLECT
}

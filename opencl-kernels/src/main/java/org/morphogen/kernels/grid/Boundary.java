// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

/** What lies beyond the edge of a grid; the order is that of {@code boundary.clh}. */
public enum Boundary {
    /** Nothing: values of 0. */
    ZERO,
    /** The opposite edge. */
    TORUS,
    /** Mirrored at the edge's centre: -1 reads 1 (numpy's {@code reflect}); an axis of one site reads that site. */
    REFLECT
}

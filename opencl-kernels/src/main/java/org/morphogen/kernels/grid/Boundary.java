// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

/** What lies beyond the edge of a grid. */
public enum Boundary {
    /** Nothing: values of 0. */
    ZERO(0),
    /** The opposite edge. */
    TORUS(1),
    /** Mirrored at the edge's centre: -1 reads 1 (numpy's {@code reflect}); an axis of one site reads that site. */
    REFLECT(2);

    private final int code;

    Boundary(int code) {
        this.code = code;
    }

    /** Its number in {@code boundary.clh}. */
    public int code() {
        return code;
    }
}

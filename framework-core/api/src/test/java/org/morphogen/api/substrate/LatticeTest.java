// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatticeTest {

    @Test
    void columnsAndRowsAreFoundFromPlaces() {
        for (Lattice lattice : List.of(Lattice.SQUARE, Lattice.HEXAGONAL, new Lattice(2, 1, -1, 3))) {
            double x = 5 * lattice.ax() - 2.5 * lattice.bx();
            double y = 5 * lattice.ay() - 2.5 * lattice.by();
            assertEquals(5, lattice.column(x, y), 1e-12);
            assertEquals(-2.5, lattice.row(x, y), 1e-12);
        }
    }

    @Test
    void neighboursOnAHexagonalLatticeAreOneApart() {
        Lattice hexagonal = Lattice.HEXAGONAL;
        assertEquals(1, Math.hypot(hexagonal.bx(), hexagonal.by()), 1e-12);
        assertEquals(1, Math.hypot(hexagonal.ax() - hexagonal.bx(), hexagonal.ay() - hexagonal.by()), 1e-12);
    }
}

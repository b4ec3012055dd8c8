// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import java.util.Optional;
import org.morphogen.api.compute.Shape;

/**
 * Where the sites of a grid lie in the plane: column i and row j at {@code i (ax, ay) + j (bx, by)}, closed to a torus.
 *
 * @param ax x of one column
 * @param ay y of one column
 * @param bx x of one row
 * @param by y of one row
 */
public record Lattice(double ax, double ay, double bx, double by) {

    /** Rows upon rows. */
    public static final Lattice SQUARE = new Lattice(1, 0, 0, 1);

    /** Each row half a column to the right of the one before. */
    public static final Lattice HEXAGONAL = new Lattice(1, 0, 0.5, Math.sqrt(3) / 2);

    private static final double CLOSE = 1e-3;

    /**
     * The lattice of a substrate whose cells are {@code [height][width][channels]}; square unless it is
     * {@link Planar}. Empty where places follow no lattice.
     */
    public static Optional<Lattice> of(Substrate substrate) {
        Shape cells = substrate.state().tensors().get(0).shape();
        if (cells.rank() != 3) {
            return Optional.empty();
        }
        if (!(substrate instanceof Planar planar)) {
            return Optional.of(SQUARE);
        }
        return HEXAGONAL.holds(planar, cells) ? Optional.of(HEXAGONAL) : square(planar, cells);
    }

    private static Optional<Lattice> square(Planar planar, Shape cells) {
        return SQUARE.holds(planar, cells) ? Optional.of(SQUARE) : Optional.empty();
    }

    private boolean holds(Planar planar, Shape cells) {
        float[] places = planar.places();
        int width = cells.dim(1);
        for (int site = 0; site < places.length / 2; site++) {
            double x = (site % width) * ax + (site / width) * bx - places[2 * site] + places[0];
            double y = (site % width) * ay + (site / width) * by - places[2 * site + 1] + places[1];
            if (apart(x, planar.width()) > CLOSE || apart(y, planar.height()) > CLOSE) {
                return false;
            }
        }
        return true;
    }

    private static double apart(double distance, double period) {
        return Math.abs(distance - period * Math.rint(distance / period));
    }

    /** The columns from the origin to a place, as a fraction; rows by {@link #row}. */
    public double column(double x, double y) {
        return (x * by - y * bx) / (ax * by - ay * bx);
    }

    /** The rows from the origin to a place, as a fraction. */
    public double row(double x, double y) {
        return (y * ax - x * ay) / (ax * by - ay * bx);
    }
}

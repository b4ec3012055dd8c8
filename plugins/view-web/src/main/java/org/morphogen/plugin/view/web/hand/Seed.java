// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import java.util.function.Function;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * Puts what the run starts from to another place: the sites that are not empty in the middle of a fresh start state, a sixth
 * of the smaller side around.
 */
public record Seed(Spot spot) implements Function<Boundary, Long> {

    /** Of the seed's random numbers; no start state and no evaluation has it. */
    private static final int STREAM = -2;

    private static final int PART = 6;

    /** Whether sites lie in rows and columns of numbers. */
    static boolean possible(Substrate substrate) {
        TensorSpec cells = substrate.state().tensors().get(0);
        return cells.type() == ElementType.FLOAT32 && cells.shape().rank() == 3;
    }

    @Override
    public Long apply(Boundary boundary) {
        Substrate substrate = boundary.session().substrate();
        if (!possible(substrate)) {
            throw new Refusal(
                    Refusal.CANNOT_NOW,
                    "The substrate '"
                            + boundary.session().experiment().substrate().type() + "' cannot be seeded by hand");
        }
        Spot.change(boundary, spot.sample(), (scope, state) -> place(boundary, scope, state));
        return boundary.next();
    }

    private void place(Boundary boundary, Scope scope, State state) {
        State fresh = boundary.session().substrate().state().allocate(scope, 1);
        Step key = new Step(boundary.session().experiment().seed(), STREAM, (int) boundary.next());
        boundary.session().initial().fill(fresh, 0, 1, key);
        Tensor cells = fresh.cells();
        Shape shape = cells.shape().tail();
        Occupied occupied = Occupied.of(cells.readFloats(), shape);
        int site = site(boundary, scope, shape);
        int radius = Math.max(1, Math.min(shape.dim(0), shape.dim(1)) / PART);
        int from = occupied.row() * shape.dim(1) + occupied.column();
        new Planting(scope).plant(cells, state.cells(), spot.sample(), from, site, radius);
    }

    private int site(Boundary boundary, Scope scope, Shape shape) {
        Spot.Extent extent = Spot.Extent.of(boundary, scope);
        double x = spot.x() / extent.width();
        double y = spot.y() / extent.height();
        if (x < 0 || y < 0 || x >= 1 || y >= 1) {
            throw new Refusal(
                    Refusal.MISTAKE,
                    "The place is outside of the picture of " + extent.width() + " x " + extent.height());
        }
        if (boundary.session().substrate() instanceof Planar plane) {
            return nearest(plane, x * plane.width(), y * plane.height());
        }
        return (int) (y * shape.dim(0)) * shape.dim(1) + (int) (x * shape.dim(1));
    }

    private static int nearest(Planar plane, double x, double y) {
        float[] places = plane.places();
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int site = 0; site < places.length / 2; site++) {
            double dx = Math.abs(places[2 * site] - x);
            double dy = Math.abs(places[2 * site + 1] - y);
            double distance = Math.hypot(Math.min(dx, plane.width() - dx), Math.min(dy, plane.height() - dy));
            if (distance < least) {
                least = distance;
                best = site;
            }
        }
        return best;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import java.util.function.Function;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * Clears a disc. In a picture that is not square the disc is an ellipse of the same area, since substrates measure both
 * axes from -1 to 1.
 *
 * @param radius in pixels of the picture
 */
public record Hole(Spot spot, double radius) implements Function<Boundary, Long> {

    @Override
    public Long apply(Boundary boundary) {
        Substrate substrate = boundary.session().substrate();
        if (!(substrate instanceof Erasable erasable)) {
            throw new Refusal(
                    Refusal.CANNOT_NOW,
                    "The substrate '"
                            + boundary.session().experiment().substrate().type() + "' cannot be damaged by hand");
        }
        Spot.change(boundary, spot.sample(), (scope, state) -> {
            Spot.Extent extent = Spot.Extent.of(boundary, scope);
            // Sites in rows and columns have their first centre at -1; sites in the plane have its edge there.
            boolean plane = substrate instanceof Planar;
            double width = plane ? extent.width() : Math.max(1, extent.width() - 1);
            double height = plane ? extent.height() : Math.max(1, extent.height() - 1);
            double edge = plane ? 0 : 0.5;
            erasable.erase(
                    state,
                    spot.sample(),
                    (float) (2 * (spot.x() - edge) / width - 1),
                    (float) (2 * (spot.y() - edge) / height - 1),
                    (float) (2 * radius / Math.sqrt(width * height)));
        });
        return boundary.next();
    }
}

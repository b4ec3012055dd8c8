// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.view.web.frame.View;

/**
 * What there is to see of a run, and what may be done to it by hand.
 *
 * @param width of its picture, in pixels; 0 as long as there is none
 * @param views {@code id} and {@code label} of each
 */
public record Sight(
        int width,
        int height,
        int samples,
        int channels,
        String lattice,
        boolean erasable,
        boolean seedable,
        List<Map<String, Object>> views) {

    /** Before anything can be seen. */
    public static Sight none(String lattice) {
        return new Sight(0, 0, 1, 0, lattice, false, false, View.all(0));
    }

    /** Reads it at a boundary. */
    public static Function<Boundary, Sight> look() {
        return boundary -> {
            Substrate substrate = boundary.session().substrate();
            try (Scope scope = boundary.session().scope().child("sight")) {
                Spot.Extent extent = Spot.Extent.of(boundary, scope);
                return new Sight(
                        extent.width(),
                        extent.height(),
                        boundary.workload().display().batch(),
                        View.channels(substrate),
                        boundary.session().experiment().substrate().type(),
                        substrate instanceof Erasable,
                        Seed.possible(substrate),
                        View.all(View.channels(substrate)));
            }
        };
    }

    /** As the page reads it. */
    public Map<String, Object> picture() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("width", width);
        values.put("height", height);
        values.put("samples", samples);
        values.put("channels", channels);
        values.put("lattice", lattice);
        values.put("erasable", erasable);
        values.put("seedable", seedable);
        return values;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problems;
import org.morphogen.api.substrate.Planar;

/**
 * Finds the sites of seed points: cells of a square grid, or the nearest sites of the plane.
 *
 * @param plane where sites lie, or null on a square grid
 */
record SeedSites(GridShape grid, @Nullable Planar plane) {

    private double height() {
        return plane == null ? grid.height() : plane.height();
    }

    private double width() {
        return plane == null ? grid.width() : plane.width();
    }

    /** The points of a configuration; reports a circle that does not fit. */
    List<SeedPoint> points(StructuredSeedsConfig config, Problems problems) {
        if (!config.points().isEmpty()) {
            return config.points();
        }
        double most = Math.min(height(), width()) / 2;
        if (config.radius() >= most) {
            problems.error(
                    "/radius",
                    String.valueOf(config.radius()),
                    "less than half the grid, " + most,
                    "Make the circle smaller or the grid larger");
            return List.of();
        }
        List<SeedPoint> points = new ArrayList<>();
        for (int k = 0; k < config.count(); k++) {
            SeedPoint exact = SeedPoint.onCircle(k, config.count(), config.radius(), height() / 2, width() / 2);
            points.add(
                    plane != null
                            ? exact
                            : new SeedPoint((int) exact.row(), (int) exact.column(), exact.rgb(), exact.angle()));
        }
        return points;
    }

    /** The site of a point, or -1 after a report. */
    int site(SeedPoint point, String pointer, Problems problems) {
        boolean inside = point.row() >= 0 && point.row() < height() && point.column() >= 0 && point.column() < width();
        if (!inside) {
            problems.error(
                    pointer,
                    point.toString(),
                    "a row from 0 to below " + height() + " and a column from 0 to below " + width(),
                    "");
            return -1;
        }
        return plane == null
                ? (int) point.row() * grid.width() + (int) point.column()
                : nearest(plane, point.column(), point.row());
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

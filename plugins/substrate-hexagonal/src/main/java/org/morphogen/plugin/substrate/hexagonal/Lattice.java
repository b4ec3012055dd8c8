// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.hexagonal;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.kernels.graph.Chart;
import org.morphogen.kernels.graph.Graph;
import org.morphogen.kernels.graph.Link;

/** The neighbours and places of a hexagonal lattice on a torus. */
record Lattice(int width, int height) {

    /** Distance of two rows: half the square root of 3. */
    static final double ROW = Math.sqrt(3) / 2;

    /** Opposite neighbours are next to each other, so that their sum is taken first. */
    private static final int[][] STEPS = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, -1}, {-1, 1}};

    Graph graph() {
        List<List<Link>> links = new ArrayList<>();
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                List<Link> own = new ArrayList<>();
                for (int[] step : STEPS) {
                    double dx = step[0] + 0.5 * step[1];
                    own.add(new Link(site(i + step[0], j + step[1]), 1, dx, ROW * step[1]));
                }
                links.add(own);
            }
        }
        return Graph.of(links);
    }

    private int site(int i, int j) {
        return Math.floorMod(j, height) * width + Math.floorMod(i, width);
    }

    /** The lattice cut to a rectangle: rows that the half steps push out on the right come in on the left. */
    Chart chart(int pixels) {
        float[] places = new float[2 * width * height];
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                places[2 * site(i, j)] = (float) ((i + 0.5 * j) % width);
                places[2 * site(i, j) + 1] = (float) (ROW * j);
            }
        }
        int columns = width * pixels;
        int rows = (int) Math.round(ROW * height * pixels);
        int[] map = new int[rows * columns];
        for (int at = 0; at < map.length; at++) {
            map[at] = nearest((at % columns + 0.5) / pixels - 0.5, (at / columns + 0.5) / pixels - 0.5 * ROW);
        }
        return new Chart(places, width, (float) (ROW * height), columns, rows, map);
    }

    /** The site nearest to a place of the plane: in the row above it or the row below. */
    private int nearest(double x, double y) {
        int above = (int) Math.floor(y / ROW);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = above; j <= above + 1; j++) {
            int i = (int) Math.rint(x - 0.5 * j);
            double distance = Math.hypot(i + 0.5 * j - x, ROW * j - y);
            if (distance < least) {
                least = distance;
                best = site(i, j);
            }
        }
        return best;
    }
}

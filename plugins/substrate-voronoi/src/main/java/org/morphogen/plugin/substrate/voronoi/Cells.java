// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.voronoi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.kernels.graph.Chart;
import org.morphogen.kernels.graph.Graph;
import org.morphogen.kernels.graph.Link;
import org.morphogen.plugin.substrate.voronoi.Tessellation.Side;

/** The cells of a configuration: random points, relaxed, sorted row by row, and the diagram that they make. */
final class Cells {

    private static final int POINTS = 0x564F524F;

    /** Sides shorter than this are corners where four cells nearly meet. */
    private static final double SHORTEST = 1e-9;

    private final VoronoiConfig config;
    private final List<Coordinate> points;
    private final List<List<Side>> sides;

    Cells(VoronoiConfig config) {
        this.config = config;
        Tessellation cells = new Tessellation(config.width(), config.height(), random(config));
        for (int i = 0; i < config.relaxation(); i++) {
            cells = cells.relaxed();
        }
        // Neighbours in the plane are near each other in memory.
        List<Coordinate> sorted = cells.points().stream()
                .sorted(Comparator.comparing((Coordinate c) -> Math.floor(c.y)).thenComparing(c -> c.x))
                .toList();
        Tessellation settled = new Tessellation(config.width(), config.height(), sorted);
        this.points = settled.points();
        this.sides = settled.sides();
    }

    private static List<Coordinate> random(VoronoiConfig config) {
        Draws draws = Philox.of(config.layout()).draws(0, 0, POINTS);
        List<Coordinate> points = new ArrayList<>();
        for (int i = 0; i < config.width() * config.height(); i++) {
            points.add(new Coordinate(draws.uniform(0, config.width()), draws.uniform(0, config.height())));
        }
        return points;
    }

    int count() {
        return points.size();
    }

    List<List<Side>> sides() {
        return sides;
    }

    /** Weights are the lengths of shared sides. */
    Graph graph() {
        List<List<Link>> links = new ArrayList<>();
        for (int site = 0; site < points.size(); site++) {
            List<Link> own = new ArrayList<>();
            for (Side side : sides.get(site)) {
                if (side.length() > SHORTEST) {
                    double dx = side.across().x - points.get(site).x;
                    double dy = side.across().y - points.get(site).y;
                    own.add(new Link(side.neighbour(), side.length(), dx, dy));
                }
            }
            own.sort(Comparator.comparingInt(Link::site));
            links.add(own);
        }
        return Graph.of(links);
    }

    /** Each pixel shows the cell that it lies in: that of the nearest point. */
    Chart chart() {
        float[] places = new float[2 * points.size()];
        for (int site = 0; site < points.size(); site++) {
            places[2 * site] = (float) points.get(site).x;
            places[2 * site + 1] = (float) points.get(site).y;
        }
        int columns = config.width() * config.pixels();
        int rows = config.height() * config.pixels();
        int[] pixels = new int[columns * rows];
        int last = 0;
        for (int at = 0; at < pixels.length; at++) {
            double x = (at % columns + 0.5) / config.pixels();
            double y = (at / columns + 0.5) / config.pixels();
            last = walk(last, x, y);
            pixels[at] = last;
        }
        return new Chart(places, config.width(), config.height(), columns, rows, pixels);
    }

    /** From a cell to its nearest neighbour till none is nearer: that one is the nearest of all. */
    private int walk(int start, double x, double y) {
        int site = start;
        while (true) {
            int next = site;
            double least = distance(site, x, y);
            for (Side side : sides.get(site)) {
                double other = distance(side.neighbour(), x, y);
                if (other < least) {
                    least = other;
                    next = side.neighbour();
                }
            }
            if (next == site) {
                return site;
            }
            site = next;
        }
    }

    private double distance(int site, double x, double y) {
        double dx = Math.abs(points.get(site).x - x);
        double dy = Math.abs(points.get(site).y - y);
        return Math.hypot(Math.min(dx, config.width() - dx), Math.min(dy, config.height() - dy));
    }
}

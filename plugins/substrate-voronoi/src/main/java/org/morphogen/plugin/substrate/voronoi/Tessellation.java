// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.voronoi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Triangle;
import org.locationtech.jts.triangulate.DelaunayTriangulationBuilder;
import org.locationtech.jts.triangulate.quadedge.QuadEdge;
import org.locationtech.jts.triangulate.quadedge.QuadEdgeSubdivision;
import org.locationtech.jts.triangulate.quadedge.TriangleVisitor;

/**
 * The Voronoi diagram of points on a torus, as the sides that cells share. Points near the border are repeated beyond
 * the opposite one, so that the diagram of the plane is that of the torus within the rectangle.
 *
 * @param points x and y of each, within the rectangle
 */
record Tessellation(int width, int height, List<Coordinate> points) {

    /** How far beyond the border points are repeated: farther than any cell reaches. */
    private static final double MARGIN = 7;

    /**
     * A side of a cell.
     *
     * @param site the cell
     * @param neighbour the cell beyond
     * @param across where the neighbour lies, possibly beyond the border
     */
    record Side(int site, int neighbour, Coordinate across, Coordinate from, Coordinate to) {
        double length() {
            return from.distance(to);
        }
    }

    /** The sides of every cell. */
    List<List<Side>> sides() {
        Map<Coordinate, Integer> sites = repeated();
        DelaunayTriangulationBuilder builder = new DelaunayTriangulationBuilder();
        builder.setSites(List.copyOf(sites.keySet()));
        Collector collector = new Collector(sites, points);
        QuadEdgeSubdivision subdivision = builder.getSubdivision();
        subdivision.visitTriangles(collector, false);
        return collector.sides;
    }

    /** Every point moved to the middle of its cell. */
    Tessellation relaxed() {
        List<List<Side>> sides = sides();
        List<Coordinate> moved = new ArrayList<>();
        for (int site = 0; site < points.size(); site++) {
            moved.add(wrapped(middle(points.get(site), sides.get(site))));
        }
        return new Tessellation(width, height, moved);
    }

    /** The centre of mass: the cell is cut into triangles from its point to its sides. */
    private static Coordinate middle(Coordinate point, List<Side> sides) {
        double area = 0;
        double x = 0;
        double y = 0;
        for (Side side : sides) {
            double share = Triangle.area(point, side.from(), side.to());
            Coordinate centroid = Triangle.centroid(point, side.from(), side.to());
            area += share;
            x += share * centroid.x;
            y += share * centroid.y;
        }
        return new Coordinate(x / area, y / area);
    }

    private Coordinate wrapped(Coordinate c) {
        return new Coordinate(c.x - width * Math.floor(c.x / width), c.y - height * Math.floor(c.y / height));
    }

    /** All points and their repetitions within the margin, with the point that each repeats. */
    private Map<Coordinate, Integer> repeated() {
        Map<Coordinate, Integer> sites = new java.util.LinkedHashMap<>();
        for (int site = 0; site < points.size(); site++) {
            sites.put(points.get(site), site);
        }
        for (int site = 0; site < points.size(); site++) {
            for (int tile = 0; tile < 9; tile++) {
                double x = points.get(site).x + (tile % 3 - 1) * width;
                double y = points.get(site).y + (tile / 3 - 1) * height;
                boolean near = x > -MARGIN && x < width + MARGIN && y > -MARGIN && y < height + MARGIN;
                if (tile != 4 && near) {
                    sites.put(new Coordinate(x, y), site);
                }
            }
        }
        return sites;
    }

    /** Two triangles share an edge; the line between the centres of their circles is a side of two cells. */
    private static final class Collector implements TriangleVisitor {
        private final Map<Coordinate, Integer> sites;
        private final List<Coordinate> points;
        private final List<List<Side>> sides = new ArrayList<>();
        private final Map<List<Coordinate>, Coordinate> open = new HashMap<>();

        Collector(Map<Coordinate, Integer> sites, List<Coordinate> points) {
            this.sites = sites;
            this.points = points;
            points.forEach(point -> sides.add(new ArrayList<>()));
        }

        @Override
        public void visit(QuadEdge[] triangle) {
            Coordinate a = triangle[0].orig().getCoordinate();
            Coordinate b = triangle[1].orig().getCoordinate();
            Coordinate c = triangle[2].orig().getCoordinate();
            Coordinate centre = Triangle.circumcentreDD(a, b, c);
            edge(a, b, centre);
            edge(b, c, centre);
            edge(c, a, centre);
        }

        private void edge(Coordinate a, Coordinate b, Coordinate centre) {
            // The triangle beyond walks along the edge the other way round.
            Coordinate other = open.remove(List.of(b, a));
            if (other == null) {
                open.put(List.of(a, b), centre);
                return;
            }
            add(a, b, centre, other);
            add(b, a, centre, other);
        }

        private void add(Coordinate at, Coordinate across, Coordinate from, Coordinate to) {
            Integer site = sites.get(at);
            Integer neighbour = sites.get(across);
            if (site != null && neighbour != null && points.get(site).equals2D(at)) {
                sides.get(site).add(new Side(site, neighbour, across, from, to));
            }
        }
    }
}

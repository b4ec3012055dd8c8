// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.List;

/**
 * Sites with lists of neighbours, as arrays. Each site's first entry is the site itself.
 *
 * @param starts entries {@code starts[s] .. starts[s + 1] - 1} are those of site s; {@code [sites + 1]}
 * @param near the site of each entry
 * @param laplacian weights of the entries in 12 (sum_j w_ij s_j / sum_j w_ij - s_i)
 * @param gradientX weights in the derivative to the right: the weighted least squares fit of a plane
 * @param gradientY weights in the derivative downwards
 */
public record Graph(int[] starts, int[] near, double[] laplacian, double[] gradientX, double[] gradientY) {

    /** The centre weight of the square laplacian; it makes rules that were trained there run here. */
    private static final double CENTRE = 12;

    /** @param links of each site, in an order that sums keep */
    public static Graph of(List<List<Link>> links) {
        int entries = links.size() + links.stream().mapToInt(List::size).sum();
        Graph graph = new Graph(
                new int[links.size() + 1],
                new int[entries],
                new double[entries],
                new double[entries],
                new double[entries]);
        int at = 0;
        for (int site = 0; site < links.size(); site++) {
            graph.starts[site] = at;
            graph.put(site, at, links.get(site));
            at += 1 + links.get(site).size();
        }
        graph.starts[links.size()] = at;
        return graph;
    }

    private void put(int site, int first, List<Link> links) {
        double sum = links.stream().mapToDouble(Link::weight).sum();
        near[first] = site;
        laplacian[first] = links.isEmpty() ? 0 : -CENTRE;
        double[] moments = moments(links);
        double determinant = moments[0] * moments[2] - moments[1] * moments[1];
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            int entry = first + 1 + i;
            near[entry] = link.site();
            laplacian[entry] = CENTRE * link.weight() / sum;
            if (determinant > 1e-9 * moments[0] * moments[2]) {
                gradientX[entry] = link.weight() * (moments[2] * link.dx() - moments[1] * link.dy()) / determinant;
                gradientY[entry] = link.weight() * (moments[0] * link.dy() - moments[1] * link.dx()) / determinant;
                gradientX[first] -= gradientX[entry];
                gradientY[first] -= gradientY[entry];
            }
        }
    }

    /** Weighted sums of dx^2, dx dy and dy^2. */
    private static double[] moments(List<Link> links) {
        double[] moments = new double[3];
        for (Link link : links) {
            moments[0] += link.weight() * link.dx() * link.dx();
            moments[1] += link.weight() * link.dx() * link.dy();
            moments[2] += link.weight() * link.dy() * link.dy();
        }
        return moments;
    }

    public int sites() {
        return starts.length - 1;
    }

    int entries() {
        return near.length;
    }

    /** The entries that name each site, those of lower sites first. */
    Turned turned() {
        int[] begins = new int[sites() + 1];
        for (int site : near) {
            begins[site + 1]++;
        }
        for (int site = 0; site < sites(); site++) {
            begins[site + 1] += begins[site];
        }
        int[] next = begins.clone();
        int[] from = new int[entries()];
        int[] entry = new int[entries()];
        for (int site = 0; site < sites(); site++) {
            for (int e = starts[site]; e < starts[site + 1]; e++) {
                int to = next[near[e]]++;
                from[to] = site;
                entry[to] = e;
            }
        }
        return new Turned(begins, from, entry);
    }

    /**
     * The entries in the order of the sites that they name.
     *
     * @param starts {@code [sites + 1]}
     * @param from the site whose entry it is
     * @param entry the entry
     */
    record Turned(int[] starts, int[] from, int[] entry) {}
}

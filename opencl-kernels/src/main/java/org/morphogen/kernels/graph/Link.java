// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

/**
 * A neighbour of a site.
 *
 * @param site the neighbour
 * @param weight its share in sums over the neighbourhood, above 0; a length of a shared edge, say
 * @param dx from the site to the neighbour, to the right
 * @param dy and down
 */
public record Link(int site, double weight, double dx, double dy) {}

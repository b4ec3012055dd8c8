// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

/**
 * How a graph lies in the plane and is drawn.
 *
 * @param places x and y of each site, {@code [sites][2]}, in 0..width and 0..height
 * @param width extent along x, in units of the usual distance of neighbours
 * @param height extent along y
 * @param columns pixels of a picture's row
 * @param rows rows of a picture
 * @param pixels the site that each pixel shows, {@code [rows][columns]}
 */
public record Chart(float[] places, float width, float height, int columns, int rows, int[] pixels) {}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.Optional;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.config.Problems;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Substrate;

/**
 * The extents of a grid of float cells.
 *
 * @param height rows
 * @param width columns
 * @param channels floats of a cell
 * @param angles how many of the last channels are angles
 */
record GridShape(int height, int width, int channels, int angles) {

    /** A grid without angles. */
    GridShape(int height, int width, int channels) {
        this(height, width, channels, 0);
    }

    /** Reports a substrate that is no grid of float cells. */
    static Optional<GridShape> of(Substrate substrate, Problems problems) {
        TensorSpec cells = substrate.state().tensors().get(0);
        Shape shape = cells.shape();
        if (cells.type() != ElementType.FLOAT32 || shape.rank() != 3) {
            problems.error(
                    "",
                    "a substrate with cells " + cells.type() + shape,
                    "a grid of float cells [height x width x channels]",
                    "Choose another initial state");
            return Optional.empty();
        }
        return Optional.of(new GridShape(shape.dim(0), shape.dim(1), shape.dim(2), Angular.angles(substrate)));
    }

    /** Float cells of any substrate, as a grid of one column. Reports other cells. */
    static Optional<GridShape> column(Substrate substrate, Problems problems) {
        TensorSpec cells = substrate.state().tensors().get(0);
        Shape shape = cells.shape();
        if (cells.type() != ElementType.FLOAT32 || shape.rank() < 2) {
            problems.error(
                    "",
                    "a substrate with cells " + cells.type() + shape,
                    "float cells [.. x channels]",
                    "Choose another initial state");
            return Optional.empty();
        }
        int channels = shape.dim(-1);
        int sites = Math.toIntExact(shape.size() / channels);
        return Optional.of(new GridShape(sites, 1, channels, Angular.angles(substrate)));
    }

    int size() {
        return height * width * channels;
    }

    /** Channels that are no angles. */
    int scalars() {
        return channels - angles;
    }

    int index(int row, int column, int channel) {
        return (row * width + column) * channels + channel;
    }
}

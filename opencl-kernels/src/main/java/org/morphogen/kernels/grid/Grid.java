// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** The extents of a tensor on a grid. */
record Grid(int batch, int height, int width, int channels) {

    static Grid of(Tensor x, String what) {
        if (x.shape().rank() != 4) {
            throw new IllegalArgumentException(
                    what + " of " + x.shape() + ": expected [batch][height][width][channels]");
        }
        return new Grid(
                x.shape().dim(0), x.shape().dim(1), x.shape().dim(2), x.shape().dim(3));
    }

    Grid with(int otherChannels) {
        return new Grid(batch, height, width, otherChannels);
    }

    Shape shape() {
        return Shape.of(batch, height, width, channels);
    }

    int sites() {
        return batch * height * width;
    }

    long size() {
        return (long) sites() * channels;
    }
}

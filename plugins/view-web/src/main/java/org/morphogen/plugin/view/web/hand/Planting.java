// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** Copies the sites that are not empty from around one place to around another. */
final class Planting {

    private final Kernel place;

    Planting(Scope scope) {
        this.place =
                scope.program(KernelSource.of(Planting.class, "view_place.cl")).kernel("view_place");
    }

    /**
     * Overwrites cells of one sample.
     *
     * @param pattern {@code [1][height][width][channels]}
     * @param cells {@code [batch][height][width][channels]}
     * @param from a site of the pattern, {@code row * width + column}
     * @param to the site where that one comes to
     * @param radius of the disc of sites that is looked at
     */
    void plant(Tensor pattern, Tensor cells, int sample, int from, int to, int radius) {
        Shape shape = pattern.shape().tail();
        int width = shape.dim(1);
        place.launch(
                Range.of(2L * radius + 1, 2L * radius + 1),
                pattern,
                cells,
                sample,
                new int[] {width, shape.dim(0), shape.dim(2), radius},
                new int[] {from % width, from / width, to % width, to / width});
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * Sizes that follow from the build constants, in floats. The kernels tell them, so they are defined in one place.
 *
 * @param cell one padded site
 * @param packedWeights all weights in the order in which kernels read them
 * @param sums weight gradients of one stripe
 * @param sensed padded values that one site senses
 * @param tile sites that the kernels for wide vector registers take at a time
 */
record Layout(int cell, int packedWeights, int sums, int sensed, int tile) {

    static Layout of(Program packing, Scope scope) {
        try (Scope memory = scope.child("layout")) {
            Tensor sizes = memory.allocate(ElementType.INT32, Shape.of(5));
            packing.kernel("neural_layout").launch(Range.of(1), sizes);
            int[] told = sizes.readInts();
            return new Layout(told[0], told[1], told[2], told[3], told[4]);
        }
    }
}

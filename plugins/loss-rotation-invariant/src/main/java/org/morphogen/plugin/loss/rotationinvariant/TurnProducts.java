// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;

/** The products of polar states with every turn of the target, and of its mirror image. Nothing is recorded. */
interface TurnProducts {

    /** @param rows FLOAT32 {@code [B][radii * angles][channels]} */
    Found of(Tape tape, Tensor rows);

    /**
     * Where the products are.
     *
     * @param values FLOAT32 {@code [B][parts][sets][stride]}; a product is the sum over the parts
     * @param skip set s begins at place {@code s * skip} of its stride
     */
    record Found(Tensor values, int parts, int stride, int skip) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** Turns grey into colours that tell negative from positive values. */
final class Colours {

    private final Kernel colour;

    Colours(Scope scope) {
        this.colour =
                scope.program(KernelSource.of(Colours.class, "view_colour.cl")).kernel("view_colour");
    }

    /** Overwrites a picture {@code [1][height][width][4]} of equal red, green and blue. */
    Tensor applied(Tensor picture) {
        long pixels = picture.size() / 4;
        colour.launch(Range.of(pixels), picture, (int) pixels);
        return picture;
    }
}

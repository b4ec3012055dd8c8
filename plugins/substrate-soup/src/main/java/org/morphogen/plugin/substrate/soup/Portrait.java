// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * Draws a soup: each program is a block of pixels, one for each byte, coloured by the byte and by its program. Where
 * programs have no place, the first rows stand for all.
 */
final class Portrait {

    private static final int ROWS = 64;

    private final SoupConfig config;
    private final Kernel render;
    private final int blockWidth;
    private final int blockHeight;
    private final int rows;

    Portrait(SoupConfig config, Scope scope) {
        this.config = config;
        this.render =
                scope.program(KernelSource.of(Portrait.class, "soup_render.cl")).kernel("soup_render");
        int bits = Integer.numberOfTrailingZeros(config.length());
        this.blockWidth = 1 << (bits + 1) / 2;
        this.blockHeight = config.length() / blockWidth;
        int all = config.programs() / config.columns();
        this.rows = config.pairing().hasPlaces() ? all : Math.min(all, ROWS);
    }

    /** UINT8 {@code [batch][height][width][4]}. */
    Tensor of(Scope scope, Tensor cells) {
        int batch = cells.shape().dim(0);
        int width = config.columns() * blockWidth;
        Tensor picture = scope.allocate(ElementType.UINT8, Shape.of(batch, rows * blockHeight, width, 4));
        render.launch(
                Range.of(config.columns(), (long) rows, batch),
                cells,
                picture,
                config.programs(),
                config.columns(),
                blockWidth,
                blockHeight);
        return picture;
    }
}

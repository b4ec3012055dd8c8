// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.substrate.Look;

/** Shows states as pictures, and wipes discs out of them. */
final class Drawing {

    private final GridConfig grid;
    private final Program render;
    private final Program erase;

    Drawing(GridConfig grid, Scope scope) {
        this.grid = grid;
        var constants = new Sharing(1, 1, 1).constants(grid);
        this.render = scope.program(KernelSource.of(Drawing.class, "grid_render.cl"), constants);
        constants.put("DAMAGE_ANGLE", grid.damageAngle().ordinal());
        this.erase = scope.program(KernelSource.of(Drawing.class, "grid_erase.cl"), constants);
    }

    Tensor render(Scope scope, Tensor cells, Look look) {
        int last = look.channel() + channels(look.mode());
        if (look.channel() < 0 || last > grid.channels()) {
            throw new IllegalArgumentException("A picture of channels " + look.channel() + ".." + (last - 1)
                    + " needs a grid of at least " + last + " channels, not " + grid.channels());
        }
        int batch = cells.shape().dim(0);
        Tensor picture = scope.allocate(ElementType.UINT8, Shape.of(batch, grid.height(), grid.width(), 4));
        int sites = batch * grid.sites();
        render.kernel("grid_render")
                .launch(
                        Range.of(sites),
                        cells,
                        picture,
                        look.mode().ordinal(),
                        look.channel(),
                        look.scale(),
                        look.offset(),
                        sites);
        return picture;
    }

    void erase(Tensor cells, int sample, float cx, float cy, float radius) {
        erase.kernel("grid_erase")
                .launch(
                        Range.of(grid.width(), grid.height()),
                        cells,
                        sample,
                        cx,
                        cy,
                        radius,
                        grid.width(),
                        grid.height());
    }

    private static int channels(Look.Mode mode) {
        return switch (mode) {
            case PREMULTIPLIED_RGBA -> 4;
            case RGB -> 3;
            case GREY -> 1;
        };
    }
}

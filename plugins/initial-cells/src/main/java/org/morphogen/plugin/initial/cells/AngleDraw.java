// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.config.Problems;
import org.morphogen.api.dynamics.Step;

/** Draws the angle of every cell, uniform in [0, 2 pi), anew for each sample; nothing on grids without angles. */
final class AngleDraw {

    private final GridShape shape;
    private final @Nullable Tensor given;
    private final @Nullable Program program;

    /** @param fixed angles of some sites, {@code row * width + column}; the others are drawn */
    AngleDraw(GridShape shape, Map<Integer, Double> fixed, Scope scope) {
        this.shape = shape;
        this.given = shape.angles() == 0 ? null : given(shape, fixed, scope);
        this.program = shape.angles() == 0 ? null : scope.program(KernelSource.of(AngleDraw.class, "cells_angles.cl"));
    }

    /** Reports an angle that is given where there is none, or not in radians of one turn. */
    static boolean fits(@Nullable Double angle, String pointer, GridShape shape, Problems problems) {
        if (angle == null) {
            return true;
        }
        if (shape.angles() == 0) {
            problems.error(pointer, String.valueOf(angle), "no angle: this grid has none", "Set substrate.angles to 1");
        } else if (!(angle >= 0 && angle <= 2 * Math.PI)) {
            String radians = String.format(Locale.ROOT, "%.4f", Math.toRadians(angle % 360 + (angle < 0 ? 360 : 0)));
            problems.error(
                    pointer,
                    String.valueOf(angle),
                    "radians from 0 to 2 pi",
                    "If " + angle + " are degrees, write " + radians);
        } else {
            return true;
        }
        return false;
    }

    private static Tensor given(GridShape shape, Map<Integer, Double> fixed, Scope scope) {
        float[] values = new float[shape.height() * shape.width()];
        Arrays.fill(values, Float.NaN);
        fixed.forEach((site, angle) -> values[site] = angle.floatValue());
        Tensor given = scope.floats(values.length);
        given.write(values);
        return given;
    }

    void draw(Tensor cells, int first, int count, Step key) {
        if (program == null) {
            return;
        }
        int sites = shape.height() * shape.width();
        program.kernel("cells_angles")
                .launch(
                        Range.of(sites, count),
                        Cost.of(0, 4.0 * sites * count * (1 + shape.angles())),
                        cells,
                        given,
                        first,
                        sites,
                        shape.channels(),
                        shape.angles(),
                        key.index(),
                        key.stream(),
                        key.key());
    }
}

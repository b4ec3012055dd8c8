// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * A depthwise 3x3 cross-correlation on a grid, given or learned, recorded with its adjoints. The input's gradient is
 * gathered, the taps' gradient is summed over fixed chunks of grid rows: two runs give the same bits.
 */
public final class Stencil {

    /** Grid rows of a partial sum of tap gradients; fixed, so that no result depends on the device's size. */
    private static final int CHUNK = 16;

    private final Programs programs;

    public Stencil(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Stencil(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
    }

    /**
     * {@code y[b][i][j][c] = sum over (dy, dx) of taps[dy][dx][c] x[b][i + dy - 1][j + dx - 1][c]}.
     *
     * @param x FLOAT32 {@code [B][H][W][C]}
     * @param taps FLOAT32 {@code [3][3][C]}
     * @return FLOAT32 {@code [B][H][W][C]}
     */
    public Tensor apply(Tape tape, Tensor x, Tensor taps, Boundary boundary) {
        Grid grid = Grid.of(x, "Stencil");
        if (taps.size() != 9L * grid.channels()) {
            throw new IllegalArgumentException(
                    "Stencil of " + x.shape() + " with taps " + taps.shape() + ": expected [3][3][channels]");
        }
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, x.shape());
        launch("stencil_forward", grid, boundary, x, taps, new Tape.Slot(y, 0));
        tape.record(y, List.of(x, taps), () -> {
            if (tape.wants(x)) {
                launch("stencil_input_gradient", grid, boundary, tape.gradient(y), taps, tape.slot(x));
            }
            if (tape.wants(taps)) {
                backToTaps(tape, grid, boundary, x, tape.gradient(y), tape.slot(taps));
            }
        });
        return y;
    }

    private void launch(String name, Grid grid, Boundary boundary, Tensor x, Tensor taps, Tape.Slot into) {
        Range range = programs.variant() == Variant.LANES
                ? Range.stripes(programs.stripes((long) grid.batch() * grid.height()))
                : Range.of((long) grid.width() * grid.channels(), grid.height(), grid.batch());
        kernel(name, grid, boundary)
                .launch(
                        range,
                        Cost.of(18.0 * grid.size(), 8.0 * grid.size()),
                        x,
                        taps,
                        into.tensor(),
                        grid.batch(),
                        grid.height(),
                        grid.width(),
                        into.beta());
    }

    private void backToTaps(Tape tape, Grid grid, Boundary boundary, Tensor x, Tensor g, Tape.Slot taps) {
        int chunks = Math.toIntExact(Programs.ceil((long) grid.batch() * grid.height(), CHUNK));
        int size = 9 * grid.channels();
        try (Scope scratch = tape.scope().child("stencil adjoint")) {
            Tensor partials = scratch.floats(chunks, size);
            kernel("stencil_tap_partials", grid, boundary)
                    .launch(
                            programs.variant() == Variant.LANES ? Range.stripes(chunks) : Range.of(size, chunks),
                            Cost.of(18.0 * grid.size(), 8.0 * grid.size()),
                            x,
                            g,
                            partials,
                            grid.batch(),
                            grid.height(),
                            grid.width(),
                            CHUNK);
            new Partials(programs).sum(partials, chunks, size, 0, size, taps);
        }
    }

    private Kernel kernel(String name, Grid grid, Boundary boundary) {
        return programs.kernel(
                programs.variant() == Variant.LANES ? "stencil_lanes" : "stencil_tiled",
                name,
                Map.of("CHANNELS", grid.channels(), "BOUNDARY", boundary.code()));
    }
}

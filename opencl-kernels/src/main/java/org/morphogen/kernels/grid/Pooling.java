// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.grid;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * The largest or the mean value of windows of a grid, recorded with its adjoint. Sites beyond the grid do not count. The
 * gradient of a maximum goes to the first site among equals.
 */
public final class Pooling {

    private final Programs programs;

    public Pooling(Scope scope) {
        this.programs = new Programs(scope, Variant.of(scope.compute().device()));
    }

    /** {@code [B][H][W][C]} to the largest value of each window, {@code [B][H'][W'][C]}. */
    public Tensor max(Tape tape, Tensor x, Window window) {
        return apply(tape, x, window, 1);
    }

    /** {@code [B][H][W][C]} to the mean of each window, {@code [B][H'][W'][C]}. */
    public Tensor mean(Tape tape, Tensor x, Window window) {
        return apply(tape, x, window, 0);
    }

    private Tensor apply(Tape tape, Tensor x, Window window, int maximum) {
        Grid in = Grid.of(x, "Pooling");
        int height = window.count(in.height());
        int width = window.count(in.width());
        Shape shape = Shape.of(in.batch(), height, width, in.channels());
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, shape);
        Tensor place = maximum == 1
                ? tape.scope().allocate(ElementType.INT32, shape)
                : programs.orUnread(null, ElementType.INT32);
        kernel("pooling_forward", window, maximum)
                .launch(
                        Range.of((long) width * in.channels(), height, in.batch()),
                        cost(window, y.size()),
                        x,
                        y,
                        place,
                        in.channels(),
                        in.height(),
                        in.width(),
                        height,
                        width);
        tape.record(y, List.of(x), () -> {
            Tape.Slot gx = tape.slot(x);
            kernel("pooling_adjoint", window, maximum)
                    .launch(
                            Range.of((long) in.width() * in.channels(), in.height(), in.batch()),
                            cost(window, y.size()),
                            tape.gradient(y),
                            place,
                            gx.tensor(),
                            in.channels(),
                            in.height(),
                            in.width(),
                            height,
                            width,
                            gx.beta());
        });
        return y;
    }

    private static Cost cost(Window window, long values) {
        double sites = (double) window.size() * window.size();
        return Cost.of(sites * values, 4 * (sites + 1) * values);
    }

    private Kernel kernel(String name, Window window, int maximum) {
        return programs.kernel(
                "pooling",
                name,
                Map.of(
                        "SIZE", window.size(),
                        "STRIDE", window.stride(),
                        "PADDING", window.padding(),
                        "MAXIMUM", maximum));
    }
}

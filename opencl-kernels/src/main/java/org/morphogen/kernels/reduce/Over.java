// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import java.util.List;
import org.morphogen.api.compute.Shape;

/** What one result of a reduction is made of. */
public enum Over {
    /** The whole tensor: result [1]. */
    ALL,
    /** A sample, all axes but the slowest: {@code [B][...]} to {@code [B]}. */
    SAMPLE,
    /** A row, the fastest axis: {@code [...][C]} to {@code [...]}. */
    LAST_AXIS;

    Segments of(Shape shape) {
        int segments = Math.toIntExact(
                switch (this) {
                    case ALL -> 1;
                    case SAMPLE -> shape.dim(0);
                    case LAST_AXIS -> shape.size() / shape.dim(-1);
                });
        Shape result = switch (this) {
            case ALL -> Shape.of(1);
            case SAMPLE -> Shape.of(segments);
            case LAST_AXIS ->
                shape.rank() == 1
                        ? Shape.of(1)
                        : new Shape(List.copyOf(shape.dims().subList(0, shape.rank() - 1)));
        };
        return new Segments(segments, shape.size() / segments, result);
    }
}

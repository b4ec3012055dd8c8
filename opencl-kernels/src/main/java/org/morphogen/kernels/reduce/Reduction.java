// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Teams;
import org.morphogen.kernels.launch.Variant;

/**
 * Sums of FLOAT32 tensors, recorded with their adjoints. Values are summed in fixed chunks of 4,096 and then the
 * chunks: two runs give the same bits.
 */
public final class Reduction {

    private enum Function {
        IDENTITY(0),
        SQUARE(1),
        MAGNITUDE(2);

        /** Number in {@code segments_reduce.cl}. */
        private final int code;

        Function(int code) {
            this.code = code;
        }
    }

    private final Programs programs;
    private final Teams teams;

    public Reduction(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Reduction(Scope scope, Variant variant) {
        this.programs = new Programs(scope, variant);
        this.teams = Teams.of(variant);
    }

    public Tensor sum(Tape tape, Tensor x, Over over) {
        return reduce(tape, x, over.of(x.shape()), Function.IDENTITY, false);
    }

    public Tensor mean(Tape tape, Tensor x, Over over) {
        return reduce(tape, x, over.of(x.shape()), Function.IDENTITY, true);
    }

    public Tensor sumOfSquares(Tape tape, Tensor x, Over over) {
        return reduce(tape, x, over.of(x.shape()), Function.SQUARE, false);
    }

    public Tensor meanSquare(Tape tape, Tensor x, Over over) {
        return reduce(tape, x, over.of(x.shape()), Function.SQUARE, true);
    }

    /** The mean of {@code |x|}, with derivative 0 at 0. */
    public Tensor meanMagnitude(Tape tape, Tensor x, Over over) {
        return reduce(tape, x, over.of(x.shape()), Function.MAGNITUDE, true);
    }

    private Tensor reduce(Tape tape, Tensor x, Segments segments, Function function, boolean mean) {
        float scale = mean ? (float) (1.0 / segments.length()) : 1;
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, segments.result());
        if (segments.chunks() == 1) {
            stage(x, y, segments, function, scale);
        } else {
            try (Scope scratch = tape.scope().child("partial sums")) {
                Tensor partials = scratch.floats(Math.toIntExact(segments.count() * segments.chunks()));
                stage(x, partials, segments, function, 1);
                finish(scratch, partials, y, segments.partial(), scale);
            }
        }
        tape.record(y, List.of(x), () -> spread(x, tape.gradient(y), tape.slot(x), segments, function, scale));
        return y;
    }

    /** Sums of more than 4,096 chunks take a third stage. */
    private void finish(Scope scratch, Tensor partials, Tensor y, Segments segments, float scale) {
        Tensor from = partials;
        Segments rest = segments;
        while (rest.chunks() > 1) {
            Tensor less = scratch.floats(Math.toIntExact(rest.count() * rest.chunks()));
            stage(from, less, rest, Function.IDENTITY, 1);
            from = less;
            rest = rest.partial();
        }
        stage(from, y, rest, Function.IDENTITY, scale);
    }

    private void stage(Tensor x, Tensor out, Segments s, Function function, float scale) {
        kernel("segments_reduce", function)
                .launch(
                        teams.range(programs, s.count() * s.chunks(), Math.min(s.length(), Segments.CHUNK)),
                        Cost.of(2.0 * s.size(), 4.0 * s.size()),
                        x,
                        out,
                        s.count(),
                        s.length(),
                        Segments.CHUNK,
                        s.chunks(),
                        scale);
    }

    private void spread(Tensor x, Tensor g, Tape.Slot gx, Segments s, Function function, float scale) {
        kernel("segments_spread", function)
                .launch(
                        teams.range(programs, s.count() * s.chunks(), Math.min(s.length(), Segments.CHUNK)),
                        Cost.of(2.0 * s.size(), 12.0 * s.size()),
                        x,
                        g,
                        gx.tensor(),
                        s.count(),
                        s.length(),
                        Segments.CHUNK,
                        s.chunks(),
                        scale,
                        gx.beta());
    }

    private Kernel kernel(String name, Function function) {
        return programs.kernel("segments_reduce", name, Map.of("FUNCTION", function.code, "GROUP", teams.group()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.reduce;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/** Largest and smallest values of FLOAT32 tensors and their places; the gradient goes to the first one among equals. */
public final class Extreme {

    /**
     * An extreme and its place.
     *
     * @param value FLOAT32, recorded on the tape
     * @param place INT32 of the same shape: index within the reduced part, from 0
     */
    public record Found(Tensor value, Tensor place) {}

    private static final long CHUNK = 256;

    private final Programs programs;

    public Extreme(Scope scope) {
        this.programs = new Programs(scope, Variant.of(scope.compute().device()));
    }

    public Found max(Tape tape, Tensor x, Over over) {
        return find(tape, x, over.of(x.shape()), 1);
    }

    public Found min(Tape tape, Tensor x, Over over) {
        return find(tape, x, over.of(x.shape()), -1);
    }

    private Found find(Tape tape, Tensor x, Segments segments, int sign) {
        Tensor value = tape.scope().allocate(ElementType.FLOAT32, segments.result());
        Tensor place = tape.scope().allocate(ElementType.INT32, segments.result());
        try (Scope scratch = tape.scope().child("extremes")) {
            Tensor from = x;
            @Nullable Tensor places = null;
            long length = segments.length();
            while (length > CHUNK) {
                int chunks = Math.toIntExact(Programs.ceil(length, CHUNK));
                int parts = Math.toIntExact(segments.count() * chunks);
                Tensor values = scratch.floats(parts);
                Tensor carried = scratch.ints(parts);
                stage(from, places, values, carried, segments.count(), length, sign);
                from = values;
                places = carried;
                length = chunks;
            }
            stage(from, places, value, place, segments.count(), length, sign);
        }
        tape.record(value, List.of(x), () -> back(tape, x, value, place, segments));
        return new Found(value, place);
    }

    private void stage(
            Tensor x, @Nullable Tensor places, Tensor value, Tensor place, long segments, long length, int sign) {
        int chunks = Math.toIntExact(Programs.ceil(length, CHUNK));
        programs.kernel("segments_extreme", Map.of("SIGN", sign, "CARRIED", places == null ? 0 : 1))
                .launch(
                        Range.of(segments * chunks),
                        Cost.of((double) segments * length, 4.0 * segments * length),
                        x,
                        programs.orUnread(places, ElementType.INT32),
                        value,
                        place,
                        segments,
                        length,
                        CHUNK,
                        chunks);
    }

    private void back(Tape tape, Tensor x, Tensor value, Tensor place, Segments segments) {
        Tape.Slot gx = tape.slot(x);
        if (gx.beta() == 0) {
            tape.scope().compute().zero(gx.tensor());
        }
        programs.kernel("segments_extreme", "extreme_back", Map.of("SIGN", 1, "CARRIED", 0))
                .launch(
                        Range.of(segments.count()),
                        Cost.of(1.0 * segments.count(), 16.0 * segments.count()),
                        tape.gradient(value),
                        place,
                        gx.tensor(),
                        segments.count(),
                        segments.length());
    }
}

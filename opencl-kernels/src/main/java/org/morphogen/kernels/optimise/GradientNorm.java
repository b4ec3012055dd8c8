// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.optimise;

import java.util.Collection;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Parameters;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * Normalises and clips gradients in place, all on the device: norms are never read back. Norms are summed in a fixed
 * order.
 */
public final class GradientNorm {

    private static final int CHUNK = 4096;

    private final Scope scope;
    private final Programs programs;

    public GradientNorm(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    GradientNorm(Scope scope, Variant variant) {
        this.scope = scope;
        this.programs = new Programs(scope, variant);
    }

    /** Each tensor apart: {@code g / (||g|| + epsilon)}. */
    public void normalise(Parameters gradients, float epsilon) {
        gradients.tensors().values().forEach(g -> apart(g, 0, epsilon));
    }

    /** Each tensor apart: scaled to norm {@code limit} if its norm is larger. */
    public void clipEach(Parameters gradients, float limit) {
        gradients.tensors().values().forEach(g -> apart(g, 1, limit));
    }

    /** All tensors as one vector: scaled to norm {@code limit} if its norm is larger. */
    public void clip(Parameters gradients, float limit) {
        Collection<Tensor> all = gradients.tensors().values();
        try (Scope scratch = scope.child("global norm")) {
            int parts = all.stream().mapToInt(GradientNorm::parts).sum();
            Tensor partials = partials(scratch, all, parts);
            all.forEach(g -> scale(g, partials, parts, 1, limit));
        }
    }

    /** Each value to {@code -limit..limit}. */
    public void clipValues(Parameters gradients, float limit) {
        gradients
                .tensors()
                .values()
                .forEach(g -> kernel("value_clip", 0)
                        .launch(
                                programs.spread(g.size()),
                                Cost.of(1.0 * g.size(), 8.0 * g.size()),
                                g,
                                g.size(),
                                limit));
    }

    /** Writes the norm of all tensors as one vector to {@code norm}, FLOAT32 [1]. */
    public void measure(Parameters gradients, Tensor norm) {
        Collection<Tensor> all = gradients.tensors().values();
        try (Scope scratch = scope.child("global norm")) {
            int parts = all.stream().mapToInt(GradientNorm::parts).sum();
            Tensor partials = partials(scratch, all, parts);
            kernel("norm_store", 0).launch(Range.of(1), partials, norm, 0, parts);
        }
    }

    private void apart(Tensor gradient, int mode, float limit) {
        try (Scope scratch = scope.child("norm")) {
            Tensor partials = partials(scratch, java.util.List.of(gradient), parts(gradient));
            scale(gradient, partials, parts(gradient), mode, limit);
        }
    }

    private Tensor partials(Scope scratch, Collection<Tensor> all, int parts) {
        Tensor partials = scratch.floats(parts);
        int offset = 0;
        for (Tensor g : all) {
            kernel("square_partials", 0)
                    .launch(Range.of(parts(g)), Cost.of(2.0 * g.size(), 4.0 * g.size()), g, partials, g.size(), offset);
            offset += parts(g);
        }
        return partials;
    }

    private void scale(Tensor gradient, Tensor partials, int parts, int mode, float limit) {
        kernel("norm_scale", mode)
                .launch(
                        programs.spread(gradient.size()),
                        Cost.of(1.0 * gradient.size(), 8.0 * gradient.size()),
                        gradient,
                        partials,
                        gradient.size(),
                        0,
                        parts,
                        limit);
    }

    private Kernel kernel(String name, int mode) {
        int wide = programs.variant() == Variant.LANES ? Programs.LANES : 1;
        return programs.kernel("gradient_norm", name, Map.of("WIDE", wide, "MODE", mode));
    }

    private static int parts(Tensor tensor) {
        return Math.toIntExact(Programs.ceil(tensor.size(), CHUNK));
    }
}

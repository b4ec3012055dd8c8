// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.substrate.ActiveSet;

/** What follows from a soup's new programs: the bytes of tokens, and the sum of operations. */
final class Bytes {

    private static final int EACH = 256;

    private final Kernel bytes;
    private final Kernel label;
    private final Kernel add;

    Bytes(Scope scope) {
        Program program = scope.program(KernelSource.of(Bytes.class, "soup_bytes.cl"));
        this.bytes = program.kernel("soup_bytes");
        this.label = program.kernel("soup_label");
        this.add = program.kernel("soup_add");
    }

    /** The lowest byte of each token. */
    Tensor of(Scope scope, Tensor tokens) {
        Tensor result = scope.allocate(ElementType.UINT8, tokens.shape());
        bytes.launch(Range.of((tokens.size() + EACH - 1) / EACH), tokens, result, tokens.size());
        return result;
    }

    /** Gives bytes of samples tokens of epoch 0. */
    void label(Tensor cells, Tensor tokens, int firstSample, int samples) {
        long each = cells.size() / cells.shape().dim(0);
        label.launch(Range.of((each + EACH - 1) / EACH, samples), cells, tokens, each, firstSample);
    }

    /** Operations so far, those of this step included. */
    Tensor added(Scope scope, Tensor before, ActiveSet active) {
        Tensor after = scope.allocate(before.type(), before.shape());
        Tensor words = java.util.Objects.requireNonNull(active.masks());
        add.launch(Range.of(before.size()), before, words, after, words.shape().dim(1));
        return after;
    }
}

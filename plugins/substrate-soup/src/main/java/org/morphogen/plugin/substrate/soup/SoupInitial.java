// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.initial.Initial;
import org.morphogen.kernels.soup.Soup;

/** Fills samples with programs; given bytes lie over the start of each. Sample b draws with the seed of the run plus b. */
final class SoupInitial implements Initial {

    private final Soup soup;
    private final SoupInitialConfig.Fill fill;
    private final byte[] given;
    private final Compute compute;
    private final Scope scope;
    private final Sowing sowing;
    private final Bytes bytes;

    SoupInitial(Soup soup, SoupInitialConfig.Fill fill, byte[] given, Scope scope) {
        this.soup = soup;
        this.fill = fill;
        this.given = given;
        this.scope = scope;
        this.compute = scope.compute();
        this.sowing = new Sowing(soup.programs(), soup.length(), scope);
        this.bytes = new Bytes(scope);
    }

    @Override
    public void fill(State state, int first, int count, Step key) {
        long each = (long) soup.programs() * soup.length();
        Tensor cells = state.cells();
        if (fill == SoupInitialConfig.Fill.RANDOM) {
            sowing.random(cells, first, count, key.seed(), 0, 0);
        } else if (fill == SoupInitialConfig.Fill.STREAM) {
            sowing.stream(cells, first, count, key.seed());
        } else {
            clear(cells, first * each, count * each);
        }
        for (int sample = first; sample < first + count && given.length > 0; sample++) {
            cells.write(given, sample * each);
        }
        if (soup.tokens()) {
            bytes.label(cells, state.get(SoupSubstrate.TOKENS), first, count);
        }
        clear(state.get(SoupSubstrate.OPERATIONS), first, count);
    }

    private void clear(Tensor tensor, long from, long elements) {
        try (Scope memory = scope.child("zeros")) {
            Tensor zeros = memory.zeros(tensor.type(), Shape.of(Math.toIntExact(elements)));
            compute.copy(zeros, 0, tensor, from, elements);
        }
    }
}

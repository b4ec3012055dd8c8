// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.soup.Meetings;

/** Meetings of neighbours, found on the device; see {@code soup_match.cl}. */
final class LocalOrder implements Order {

    /** After so many rounds hardly a request stands. */
    private static final int ROUNDS = 10;

    private static final int STRETCH = 64;

    private final Scope scope;
    private final Program program;
    private final Tensor starts;
    private final Tensor list;

    LocalOrder(Neighbours neighbours, Scope scope) {
        this.scope = scope;
        this.program = scope.program(KernelSource.of(LocalOrder.class, "soup_match.cl"));
        this.starts = ints(neighbours.starts());
        this.list = ints(neighbours.list());
    }

    private Tensor ints(int[] values) {
        Tensor tensor = scope.ints(values.length);
        tensor.write(values, 0);
        return tensor;
    }

    @Override
    public void draw(Meetings meetings, Step step) {
        int programs = meetings.programs();
        int samples = meetings.samples();
        try (Scope memory = scope.child("matching")) {
            Tensor asked = memory.ints(samples, programs);
            Tensor rank = memory.allocate(ElementType.UINT32, Shape.of(samples, programs));
            Tensor best = memory.allocate(ElementType.UINT32, Shape.of(samples, programs));
            Tensor mate = memory.ints(samples, programs);
            Range all = Range.of(programs, samples);
            program.kernel("soup_ask").launch(all, starts, list, asked, rank, mate, step.key(), step.index());
            for (int round = 0; round < ROUNDS; round++) {
                program.kernel("soup_clear").launch(all, best);
                program.kernel("soup_bid").launch(all, asked, rank, mate, best);
                program.kernel("soup_hold").launch(all, asked, rank, best, mate);
            }
            int stretches = (programs + STRETCH - 1) / STRETCH;
            Tensor counts = memory.ints(samples, stretches, 2);
            Range stretch = Range.of(stretches, samples);
            program.kernel("soup_count").launch(stretch, mate, counts, programs);
            program.kernel("soup_place").launch(stretch, mate, counts, meetings.words(), programs);
        }
    }
}

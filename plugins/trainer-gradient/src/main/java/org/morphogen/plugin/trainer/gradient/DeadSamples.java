// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import java.util.stream.IntStream;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.rule.Activity;

/** Finds samples in which nothing lives. */
final class DeadSamples {

    private static final float NOTHING = 1e-6f;

    private final Scope scope;
    private final Program program;

    DeadSamples(Scope scope) {
        this.scope = scope;
        this.program = scope.program(KernelSource.of(DeadSamples.class, "pool_channel_sum.cl"));
    }

    /** Samples after the first whose living channel sums up to nothing. Waits for the device. */
    int[] find(State batch, Activity.Alive alive) {
        Tensor cells = batch.cells();
        int channels = cells.shape().dim(-1);
        int sites = Math.toIntExact(cells.shape().tail().size() / channels);
        try (Scope passing = scope.child("dead samples")) {
            Tensor sums = passing.floats(batch.batch());
            program.kernel("pool_channel_sum")
                    .launch(Range.of(batch.batch()), cells, sums, alive.channel(), sites, channels);
            float[] read = sums.readFloats();
            return IntStream.range(1, read.length)
                    .filter(sample -> read[sample] < NOTHING)
                    .toArray();
        }
    }
}

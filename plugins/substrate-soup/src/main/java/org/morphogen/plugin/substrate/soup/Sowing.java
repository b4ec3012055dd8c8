// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** Random programs; the same in both kinds of random numbers. */
final class Sowing {

    private static final int EACH = 256;

    private final long bytes;
    private final Kernel sow;
    private final Kernel sowTokens;
    private final Kernel stream;

    Sowing(int programs, int length, Scope scope) {
        this.bytes = (long) programs * length;
        var program = scope.program(KernelSource.of(Sowing.class, "soup_sow.cl"));
        this.sow = program.kernel("soup_sow");
        this.sowTokens = program.kernel("soup_sow_tokens");
        this.stream = program.kernel("soup_sow_stream");
    }

    /** Overwrites samples of UINT8 with uniform bytes of one stream each, the first {@code programs * length} draws of it. */
    void stream(Tensor into, int firstSample, int samples, long seed) {
        stream.launch(Range.of((bytes + EACH - 1) / EACH, samples), into, bytes, firstSample, seed);
    }

    /**
     * Overwrites samples with uniform bytes.
     *
     * @param into UINT8, or UINT64 for tokens
     * @param reset which of the run's seeds: 0 for the start
     * @param epoch of the tokens
     */
    void random(Tensor into, int firstSample, int samples, long seed, long reset, int epoch) {
        Range range = Range.of((bytes + EACH - 1) / EACH, samples);
        if (into.type() == ElementType.UINT8) {
            sow.launch(range, into, bytes, firstSample, seed, reset);
        } else {
            sowTokens.launch(range, into, bytes, firstSample, seed, reset, epoch);
        }
    }
}

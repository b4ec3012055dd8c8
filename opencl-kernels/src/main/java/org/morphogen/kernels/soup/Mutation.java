// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import org.morphogen.api.compute.Tensor;

/**
 * How bytes change before the programs of a pair run; see {@code soup_mutate.clh}.
 *
 * @param compatible draws exactly as the published program does, else from Philox counters
 * @param threshold probability that a byte is replaced, in units of 2^-30
 * @param counts UINT32 {@code [2 L]}: entry n is 2^32 times the probability that at most n bytes of a tape change
 */
public record Mutation(boolean compatible, int threshold, Tensor counts) {

    /** Units of a probability. */
    public static final int ONE = 1 << 30;
}

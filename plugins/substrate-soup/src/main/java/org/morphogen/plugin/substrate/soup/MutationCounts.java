// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.soup.Mutation;

/** How many bytes of a tape mutate: the distribution function of a binomial number, for drawing from. */
record MutationCounts(SoupConfig config) {

    private static final double WORDS = 0x1p32;

    Mutation mutation(Scope scope) {
        Tensor counts = scope.allocate(ElementType.UINT32, Shape.of(2 * config.length()));
        counts.write(thresholds(), 0);
        return new Mutation(config.numbers() == Numbers.COMPATIBLE, config.threshold(), counts);
    }

    /** Entry n: 2^32 times the probability that at most n of the bytes of a tape mutate, at most 2^32 - 1. */
    int[] thresholds() {
        int bytes = 2 * config.length();
        double p = config.threshold() / (double) Mutation.ONE;
        int[] thresholds = new int[bytes];
        double atMost = 0;
        for (int n = 0; n < bytes; n++) {
            atMost += probability(bytes, n, p);
            thresholds[n] = (int) (long) Math.min(WORDS - 1, Math.rint(atMost * WORDS));
        }
        return thresholds;
    }

    private static double probability(int bytes, int n, double p) {
        if (p == 0 || p == 1) {
            return n == (p == 0 ? 0 : bytes) ? 1 : 0;
        }
        double logarithm = n * Math.log(p) + (bytes - n) * Math.log1p(-p);
        for (int i = 1; i <= n; i++) {
            logarithm += Math.log((bytes - n + i) / (double) i);
        }
        return Math.exp(logarithm);
    }
}

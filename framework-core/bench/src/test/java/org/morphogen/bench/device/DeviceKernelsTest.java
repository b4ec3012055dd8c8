// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Philox;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class DeviceKernelsTest {

    private static final int HALF = 1 << 15;
    private static final int PURPOSE = 0x46495245;

    @Test
    void fireBitsAreThoseOfTheCounter(Scope scope) {
        long[] bits = new FireBits(scope).of(3, 2, HALF, new Step(7, 1, 5));

        for (int step = 0; step < 2; step++) {
            for (int word = 0; word < 3; word++) {
                int[] block = Philox.of(7).block(word * 16 >> 1, 5 + step, 1, PURPOSE);
                long expected = Integer.toUnsignedLong(block[0]) | (long) block[1] << 32;
                assertEquals(expected, bits[step * 3 + word]);
            }
        }
    }

    @Test
    void thePeakKernelsRunAndCountWhatTheyDo(Compute compute, Scope scope) {
        Peak peak = new Peak(compute, scope);

        for (Peak.Load load : new Peak.Load[] {peak.multiplyAdds(), peak.wordOperations(), peak.copy()}) {
            assertTrue(load.contender().run() > 0);
            assertTrue(load.amount() > 1e6);
        }
    }
}

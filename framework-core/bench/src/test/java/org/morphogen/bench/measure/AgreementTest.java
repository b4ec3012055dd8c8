// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void theErrorIsRelativeToOurs() {
        Agreement agreement = Agreement.of(new float[] {3, 4}, new float[] {3, 4.5f}, 0.2);

        assertEquals(0.1, agreement.error(), 1e-7);
        assertTrue(agreement.holds());
    }

    @Test
    void aLargerErrorThanAllowedDiffers() {
        Agreement agreement = Agreement.of(new float[] {3, 4}, new float[] {3, 4.5f}, 0.05);

        assertFalse(agreement.holds());
        assertTrue(agreement.toString().startsWith("DIFFER"), agreement.toString());
    }

    @Test
    void whatIsNotANumberNeverAgrees() {
        assertFalse(Agreement.of(new float[] {1}, new float[] {Float.NaN}, 1e9).holds());
    }

    @Test
    void anythingDiffersFromNothing() {
        assertFalse(Agreement.of(new float[] {0}, new float[] {1}, 0.5).holds());
        assertTrue(Agreement.of(new float[] {0}, new float[] {0}, 0).holds());
    }

    @Test
    void resultsOfDifferentSizesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Agreement.of(new float[1], new float[2], 1));
        assertThrows(IllegalArgumentException.class, () -> Agreement.ofBits(new long[1], new long[2]));
    }

    @Test
    void oneDifferentBitIsTooMany() {
        assertTrue(Agreement.ofBits(new long[] {5, 6}, new long[] {5, 6}).holds());
        assertFalse(Agreement.ofBits(new long[] {5, 6}, new long[] {5, 7}).holds());
    }

    @Test
    void theWorseOfTwoIsTheOneThatDiffers() {
        Agreement large = new Agreement(0.5, 1);
        Agreement broken = new Agreement(0.1, 0.01);

        assertSame(broken, large.worse(broken));
        assertSame(broken, broken.worse(large));
        assertSame(large, large.worse(new Agreement(0.2, 1)));
    }
}

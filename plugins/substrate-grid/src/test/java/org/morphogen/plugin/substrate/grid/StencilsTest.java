// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.morphogen.api.substrate.Operator;

class StencilsTest {

    @Test
    void everyOperatorOnOfferCanBeRead() {
        for (Operator operator : Stencils.OPERATORS) {
            assertEquals(
                    operator.outputs(), Stencils.of(List.of(operator.name())).size());
        }
    }

    @Test
    void anUnknownOperatorIsNamedWithThoseThereAre() {
        assertMessage("gradient-z", "gradient-z", "gradient-x", "moore-patch");
    }

    @Test
    void aSuffixThatIsNoNumberIsNamed() {
        assertMessage("gradient-x*two", "two", "factor");
    }

    @Test
    void onlyGradientsTurn() {
        assertMessage("laplacian@0.5", "laplacian", "gradient-x and gradient-y");
    }

    @Test
    void onlyTapsThatAreNotZeroCost() {
        Stencils stencils = Stencils.of(List.of("identity", "gradient-x", "moore"));
        assertEquals(0b000_010_000, stencils.taps(0));
        assertEquals(0b101_101_101, stencils.taps(1));
        assertEquals(0b111_101_111, stencils.taps(2));
    }

    @Test
    void onlyStencilsWithoutADirectionAreSymmetric() {
        Stencils stencils = Stencils.of(List.of("identity", "gradient-x", "laplacian*0.125", "lap6", "moore"));
        assertEquals(
                List.of(true, false, true, false, true),
                java.util.stream.IntStream.range(0, 5)
                        .mapToObj(stencils::symmetric)
                        .toList());
    }

    private static void assertMessage(String operator, String... parts) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Stencils.of(List.of(operator)));
        for (String part : parts) {
            assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class ColoursTest {

    private static final int[] BELOW = {33, 102, 172};
    private static final int[] ABOVE = {178, 24, 43};
    private static final int ZERO = 247;

    @Test
    void everyGreyHasItsColourAndKeepsItsAlpha(Scope scope) {
        byte[] grey = new byte[4 * 256];
        for (int value = 0; value < 256; value++) {
            grey[4 * value] = grey[4 * value + 1] = grey[4 * value + 2] = (byte) value;
            grey[4 * value + 3] = (byte) (255 - value);
        }
        Tensor picture = scope.allocate(ElementType.UINT8, Shape.of(1, 1, 256, 4));
        picture.write(grey, 0);
        byte[] shown = new Colours(scope).applied(picture).readBytes(0, grey.length);
        for (int value = 0; value < 256; value++) {
            double signed = value * 2 / 255.0 - 1;
            int[] end = signed < 0 ? BELOW : ABOVE;
            for (int rgb = 0; rgb < 3; rgb++) {
                double exact = ZERO + Math.abs(signed) * (end[rgb] - ZERO);
                assertEquals(exact, Byte.toUnsignedInt(shown[4 * value + rgb]), 0.501, "grey " + value);
            }
            assertEquals(255 - value, Byte.toUnsignedInt(shown[4 * value + 3]));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.testkit.Instances;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class PortraitTest {

    @Test
    void aProgramIsABlockOfItsBytesInItsPlace(Scope scope) {
        Substrate soup = Instances.substrate(
                new SoupSubstrateType(), Map.of("programs", 6, "length", 8, "pairing", "grid", "width", 3), scope);
        State state = soup.state().allocate(scope, 1);
        byte[] cells = new byte[48];
        // Byte 5 of program 4, which is in column 1 and row 1, and its block is four wide and two high.
        cells[4 * 8 + 5] = 'A';
        state.cells().write(cells, 0);
        Tensor picture = soup.render(scope, state, Look.grey(0));
        assertEquals(Shape.of(1, 4, 12, 4), picture.shape());
        byte[] pixels = picture.readBytes(0, 4 * 12 * 4);
        int at = 4 * (3 * 12 + 5);
        // 65 * 949 mod 1536 = 245, in the first sector: (255, 245, 0), made paler: (3 c + 255) / 4, and
        // halved: its program is far darker than noise, which makes it black.
        assertArrayEquals(new byte[] {127, 123, 31, (byte) 255}, Arrays.copyOfRange(pixels, at, at + 4));
        Arrays.fill(pixels, at, at + 3, (byte) 0);
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(i % 4 == 3 ? -1 : 0, pixels[i], "all else is black");
        }
        soup.close();
    }

    @Test
    @Tag("large")
    void ofAWellMixedSoupTheFirstRowsAreDrawn(Scope scope) {
        Substrate soup = Instances.substrate(new SoupSubstrateType(), Map.of("programs", 16384), scope);
        State state = soup.state().allocate(scope, 1);
        scope.compute().zero(state.cells());
        assertEquals(
                Shape.of(1, 512, 1024, 4),
                soup.render(scope, state, Look.grey(0)).shape());
        soup.close();
    }
}

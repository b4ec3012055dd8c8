// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.substrate.Look;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class DrawingTest {

    @Test
    void premultipliedColoursAreShownOnWhite(Scope scope) {
        check(Look.premultiplied(), scope, (c, rgb) -> {
            double white = 1 - Math.max(0, Math.min(1, c[3]));
            return white + c[rgb];
        });
    }

    @Test
    void plainColoursAreShownWithTheirOffset(Scope scope) {
        check(Look.rgb(0.5f), scope, (c, rgb) -> c[rgb] + 0.5);
    }

    @Test
    void oneChannelIsShownInGrey(Scope scope) {
        check(new Look(Look.Mode.GREY, 2, 0.25f, 0.1f), scope, (c, rgb) -> 0.25 * c[2] + 0.1);
    }

    private interface Shown {
        double value(float[] cell, int rgb);
    }

    private static void check(Look look, Scope scope, Shown shown) {
        GridFixture fixture = GridFixture.of(new GridConfig(67, 5, 6, Boundary.ZERO), 3, Device.Kind.CPU, scope);
        byte[] picture = fixture.grid().render(scope, fixture.state(), look).readBytes(0, 3 * 5 * 67 * 4);
        for (int site = 0; site < fixture.oracle().sites(); site++) {
            float[] cell = java.util.Arrays.copyOfRange(fixture.cells(), site * 6, site * 6 + 6);
            for (int rgb = 0; rgb < 3; rgb++) {
                double exact = 255 * Math.max(0, Math.min(1, shown.value(cell, rgb)));
                assertEquals(exact, Byte.toUnsignedInt(picture[site * 4 + rgb]), 0.501, "site " + site);
            }
            assertEquals(255, Byte.toUnsignedInt(picture[site * 4 + 3]));
        }
    }

    @Test
    void aPictureOfMissingChannelsIsRefused(Scope scope) {
        GridFixture fixture = GridFixture.of(new GridConfig(4, 4, 3, Boundary.ZERO), 1, Device.Kind.CPU, scope);
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> fixture.grid().render(scope, fixture.state(), Look.premultiplied()));
        assertTrue(refusal.getMessage().contains("at least 4 channels"), refusal.getMessage());
    }

    @Test
    void aDiscIsClearedInOneSample(Scope scope) {
        GridFixture fixture = GridFixture.of(new GridConfig(21, 11, 3, Boundary.ZERO), 2, Device.Kind.CPU, scope);
        fixture.grid().erase(fixture.state(), 1, 0.31f, -0.23f, 0.4f);
        float[] after = fixture.state().cells().readFloats();
        for (int i = 0; i < after.length; i++) {
            int site = i / 3;
            double x = -1 + 2.0 * (site % 21) / 20;
            double y = -1 + 2.0 * (site / 21 % 11) / 10;
            boolean inside = Math.pow((x - 0.31) / 0.4, 2) + Math.pow((y + 0.23) / 0.4, 2) < 1;
            boolean cleared = site >= 231 && inside;
            assertEquals(cleared ? 0 : fixture.cells()[i], after[i], "element " + i);
        }
    }

    @Test
    void aHoleTreatsAnglesAsTold(Scope scope) {
        for (GridConfig.DamageAngle told : GridConfig.DamageAngle.values()) {
            GridConfig config = new GridConfig(21, 11, 3, Boundary.ZERO, 1, told);
            GridFixture fixture = GridFixture.of(config, 2, Device.Kind.CPU, scope);
            fixture.grid().erase(fixture.state(), 1, 0, 0, 3);
            float[] after = fixture.state().cells().readFloats();
            double sum = 0;
            for (int site = 231; site < 462; site++) {
                assertEquals(0, after[site * 3 + 1], "scalars are cleared");
                float angle = after[site * 3 + 2];
                sum += angle;
                switch (told) {
                    case ZERO -> assertEquals(0, angle);
                    case KEEP -> assertEquals(fixture.cells()[site * 3 + 2], angle);
                    case RANDOM -> assertTrue(angle >= 0 && angle < 2 * Math.PI, "angle " + angle);
                }
            }
            // Six standard deviations of the mean of 231 uniform angles.
            double spread = 6 * 2 * Math.PI / Math.sqrt(12 * 231);
            assertTrue(told != GridConfig.DamageAngle.RANDOM || Math.abs(sum / 231 - Math.PI) < spread, "mean angle");
        }
    }
}

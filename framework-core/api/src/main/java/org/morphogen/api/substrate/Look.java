// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

/**
 * How channels become colours.
 *
 * @param mode the mapping
 * @param channel first channel read
 * @param scale factor on the value before it is shown
 * @param offset added after the factor
 */
public record Look(Mode mode, int channel, float scale, float offset) {

    /** Four channels of premultiplied RGBA, shown on white: {@code 1 - clamp(alpha) + rgb}. */
    public static Look premultiplied() {
        return new Look(Mode.PREMULTIPLIED_RGBA, 0, 1, 0);
    }

    /** Three channels, shown as {@code value + offset}. */
    public static Look rgb(float offset) {
        return new Look(Mode.RGB, 0, 1, offset);
    }

    /** One channel from black (0) to white (1). */
    public static Look grey(int channel) {
        return new Look(Mode.GREY, channel, 1, 0);
    }

    /** The mapping. */
    public enum Mode {
        PREMULTIPLIED_RGBA,
        RGB,
        GREY
    }
}

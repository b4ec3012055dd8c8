// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A picture as it goes to viewers, all little-endian: magic, width, height, format (each 32 bits), tick (64 bits), ticks a
 * second (float), bytes that follow (32 bits), and RGBA bytes, row 0 on top.
 *
 * @param tick the number of ticks done
 * @param bytes all of it; never changed
 */
public record Frame(long tick, byte[] bytes) {

    public static final int MAGIC = 0x4D4F5250;
    public static final int HEADER_BYTES = 32;
    private static final int RGBA8 = 0;

    static Frame of(int width, int height, long tick, float ticksPerSecond, byte[] rgba) {
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + rgba.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(MAGIC).putInt(width).putInt(height).putInt(RGBA8);
        buffer.putLong(tick).putFloat(ticksPerSecond).putInt(rgba.length).put(rgba);
        return new Frame(tick, buffer.array());
    }
}

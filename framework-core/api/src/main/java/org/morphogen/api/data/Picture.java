// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.data;

/**
 * A picture on the host.
 *
 * @param width pixels
 * @param height pixels
 * @param rgba {@code [height][width][4]} bytes, row 0 on top, alpha not premultiplied
 */
public record Picture(int width, int height, byte[] rgba) {

    public Picture {
        if (rgba.length != Math.multiplyExact(Math.multiplyExact(width, height), 4)) {
            throw new IllegalArgumentException(
                    "A picture of " + width + " x " + height + " has 4 bytes a pixel, not " + rgba.length + " in all");
        }
    }
}

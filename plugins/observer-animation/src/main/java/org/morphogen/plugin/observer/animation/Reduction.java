// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import org.morphogen.api.data.Picture;

/**
 * A picture on white, without transparency, made small enough: blocks of {@code factor x factor} cells become one, their
 * mean. Rows and columns that fill no block are left out.
 */
final class Reduction {

    private final Picture picture;
    private final int factor;

    Reduction(Picture picture, int mostSide) {
        this.picture = picture;
        this.factor = Math.max(1, (Math.max(picture.width(), picture.height()) + mostSide - 1) / mostSide);
    }

    int width() {
        return Math.max(1, picture.width() / factor);
    }

    int height() {
        return Math.max(1, picture.height() / factor);
    }

    /** [height][width][3] bytes. */
    byte[] rgb() {
        byte[] rgb = new byte[3 * width() * height()];
        int at = 0;
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                for (int colour = 0; colour < 3; colour++) {
                    rgb[at++] = (byte) mean(x * factor, y * factor, colour);
                }
            }
        }
        return rgb;
    }

    private int mean(int left, int top, int colour) {
        int right = Math.min(left + factor, picture.width());
        int bottom = Math.min(top + factor, picture.height());
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += onWhite(4 * (y * picture.width() + x), colour);
            }
        }
        int count = (right - left) * (bottom - top);
        return (sum + count / 2) / count;
    }

    private int onWhite(int at, int colour) {
        int alpha = picture.rgba()[at + 3] & 0xff;
        int value = picture.rgba()[at + colour] & 0xff;
        return (value * alpha + 255 * (255 - alpha) + 127) / 255;
    }
}

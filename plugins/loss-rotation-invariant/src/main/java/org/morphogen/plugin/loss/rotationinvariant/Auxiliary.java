// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.List;
import org.morphogen.api.loss.TargetPicture;

/**
 * Channels beside the colours of a target, each times its alpha (Mordvintsev, Randazzo, Fouts 2023, notebook). Halves
 * carry alpha twice, as published; it matters at soft edges only.
 */
enum Auxiliary {
    NOAUX(List.of()),
    BINARY(List.of(Auxiliary::upperAndLower)),
    MINIMAL(List.of(Auxiliary::upperAndLower, rings(4))),
    EXTENDED(List.of(Auxiliary::upperAndLower, Auxiliary::leftAndRight, rings(2), rings(3), rings(4)));

    private static final double SOFT = 0.2;

    private final List<Mask> masks;

    Auxiliary(List<Mask> masks) {
        this.masks = masks;
    }

    /** The number of channels. */
    int channels() {
        return masks.size();
    }

    /** The target with its channels: {@code [height][width][4 + channels]}. */
    float[] with(TargetPicture target) {
        int width = 4 + channels();
        int cells = target.height() * target.width();
        float[] all = new float[cells * width];
        for (int cell = 0; cell < cells; cell++) {
            System.arraycopy(target.rgba(), cell * 4, all, cell * width, 4);
            double x = place(cell % target.width(), target.width());
            double y = place(cell / target.width(), target.height());
            double alpha = target.rgba()[cell * 4 + 3];
            for (int i = 0; i < channels(); i++) {
                all[cell * width + 4 + i] = (float) (masks.get(i).at(x, y, alpha) * alpha);
            }
        }
        return all;
    }

    /** From -1 at the first to 1 at the last cell. */
    private static double place(int cell, int cells) {
        return cells == 1 ? 0 : 2.0 * cell / (cells - 1) - 1;
    }

    private static double upperAndLower(double x, double y, double alpha) {
        return 0.5 * Math.signum(y) * alpha;
    }

    private static double leftAndRight(double x, double y, double alpha) {
        return 0.5 * Math.signum(x) * alpha;
    }

    private static Mask rings(int count) {
        return (x, y, alpha) -> {
            double phase = Math.hypot(x, y) * count * Math.PI;
            double wave = count % 2 == 0 ? Math.sin(phase) : Math.cos(phase);
            return 0.5 * (Math.abs(wave) < SOFT ? wave / SOFT : Math.signum(wave));
        };
    }

    /** A value at a place with coordinates from -1 to 1, y downwards. */
    private interface Mask {
        double at(double x, double y, double alpha);
    }
}

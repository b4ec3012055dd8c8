// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import java.util.Random;

/** Life-like rules in plain Java, cell by cell: 0 or 1, {@code [batch][height][width]}. */
final class LifeTwin {

    private final LifePair pair;
    private float[] cells;

    LifeTwin(LifePair pair, float[] cells) {
        this.pair = pair;
        this.cells = cells;
    }

    /** Random cells, about 40 % alive. */
    static float[] soup(LifePair pair, int batch, long seed) {
        Random random = new Random(seed);
        float[] cells = new float[batch * pair.height() * pair.width()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = random.nextInt(5) < 2 ? 1 : 0;
        }
        return cells;
    }

    float[] cells() {
        return cells;
    }

    LifeTwin advance(int steps) {
        int sites = pair.width() * pair.height();
        for (int step = 0; step < steps; step++) {
            float[] next = new float[cells.length];
            for (int i = 0; i < cells.length; i++) {
                int site = i % sites;
                next[i] = next(i - site, site / pair.width(), site % pair.width());
            }
            cells = next;
        }
        return this;
    }

    private int next(int sample, int y, int x) {
        int count = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                count += dx == 0 && dy == 0 ? 0 : cell(sample, y + dy, x + dx);
            }
        }
        return (cell(sample, y, x) == 1 ? pair.rule().survival() : pair.rule().birth()) >> count & 1;
    }

    private int cell(int sample, int y, int x) {
        int row = at(y, pair.height());
        int column = at(x, pair.width());
        return row < 0 || column < 0 ? 0 : (int) cells[sample + row * pair.width() + column];
    }

    /** Where a neighbour's coordinate lies, -1 if outside. Boundaries: 0 zero, 1 torus, 2 reflect. */
    private int at(int i, int size) {
        if (i >= 0 && i < size) {
            return i;
        }
        return switch (pair.boundary()) {
            case 1 -> Math.floorMod(i, size);
            case 2 -> i < 0 ? Math.min(1, size - 1) : Math.max(0, size - 2);
            default -> -1;
        };
    }
}

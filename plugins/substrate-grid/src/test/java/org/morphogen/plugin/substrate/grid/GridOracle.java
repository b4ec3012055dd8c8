// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Philox;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;

/** The grid in plain Java, double precision, written from the definitions and site by site. */
record GridOracle(GridConfig grid, int batch) {

    private static final int FIRE = 0x46495245;
    private static final int OUTSIDE = -1;

    int sites() {
        return batch * grid.sites();
    }

    /** The site at (x + dx, y + dy) of the sample of {@code site}, or OUTSIDE. */
    int neighbour(int site, int dx, int dy) {
        int x = at(site % grid.width() + dx, grid.width());
        int y = at(site / grid.width() % grid.height() + dy, grid.height());
        return x < 0 || y < 0 ? OUTSIDE : (site / grid.sites() * grid.height() + y) * grid.width() + x;
    }

    private int at(int i, int size) {
        if (i >= 0 && i < size) {
            return i;
        }
        return switch (grid.boundary()) {
            case ZERO -> OUTSIDE;
            case TORUS -> Math.floorMod(i, size);
            case REFLECT -> size == 1 ? 0 : i < 0 ? -i : 2 * (size - 1) - i;
        };
    }

    boolean[] alive(float[] cells, Activity.Alive mask) {
        boolean[] alive = new boolean[sites()];
        for (int site = 0; site < alive.length; site++) {
            alive[site] = cells[site * grid.channels() + mask.channel()] > mask.threshold();
        }
        return alive;
    }

    boolean[] spread(boolean[] sites) {
        boolean[] spread = new boolean[sites.length];
        for (int site = 0; site < spread.length; site++) {
            for (int t = 0; t < 9; t++) {
                int near = neighbour(site, t % 3 - 1, t / 3 - 1);
                spread[site] |= near != OUTSIDE && sites[near];
            }
        }
        return spread;
    }

    boolean[] fires(int fire16, Step step) {
        boolean[] fires = new boolean[sites()];
        for (int site = 0; site < fires.length; site++) {
            int x = site % grid.width();
            int word = site / grid.width() * ((grid.width() + 63) / 64) + x / 64;
            fires[site] = (fireWord(word, fire16, step) >>> x % 64 & 1) != 0;
        }
        return fires;
    }

    // Folds the binary digits of the probability from the lowest one that is set.
    private static long fireWord(int word, int fire16, Step step) {
        long bits = fire16 == 65536 ? -1L : 0;
        int lowest = Integer.numberOfTrailingZeros(fire16);
        for (int digit = lowest; digit < 16; digit++) {
            int index = word * 16 + digit - lowest;
            int[] block = Philox.of(step.seed()).block(index >>> 1, step.index(), step.stream(), FIRE);
            int half = (index & 1) * 2;
            long random = Integer.toUnsignedLong(block[half]) | (long) block[half + 1] << 32;
            bits = (fire16 >>> digit & 1) != 0 ? bits | random : bits & random;
        }
        return bits;
    }

    /** The active sites in rising order. */
    int[] active(float[] cells, Activity activity, Step step) {
        boolean[] may = new boolean[sites()];
        Arrays.fill(may, true);
        Activity.Mask mask =
                grid.angles() > 0 ? Activity.Mask.NONE : activity.alive().mask();
        if (hasVoids(activity)) {
            may = spread(occupied(cells));
        }
        if (mask == Activity.Mask.PRE || mask == Activity.Mask.BOTH) {
            may = spread(alive(cells, activity.alive()));
        }
        if (mask == Activity.Mask.BOTH) {
            may = spread(may);
        }
        boolean[] fires = fires(activity.fire16(), step);
        boolean[] all = may;
        return IntStream.range(0, sites())
                .filter(site -> all[site] && fires[site])
                .toArray();
    }

    /** Whether a last row stands for the sites that fire where there is nothing to sense. */
    boolean hasVoids(Activity activity) {
        Activity.Mask mask = activity.alive().mask();
        return grid.angles() > 0 && (mask == Activity.Mask.PRE || mask == Activity.Mask.BOTH);
    }

    /** Those sites in rising order. */
    int[] voids(float[] cells, Activity activity, Step step) {
        boolean[] sensible = spread(occupied(cells));
        boolean[] fires = fires(activity.fire16(), step);
        return IntStream.range(0, hasVoids(activity) ? sites() : 0)
                .filter(site -> fires[site] && !sensible[site])
                .toArray();
    }

    private boolean[] occupied(float[] cells) {
        boolean[] occupied = new boolean[sites()];
        for (int i = 0; i < cells.length; i++) {
            occupied[i / grid.channels()] |= cells[i] != 0 && !isAngle(i);
        }
        return occupied;
    }

    /** Rows {@code [active][K * C]}. */
    double[] perceive(float[] cells, int[] active, List<double[]> stencils, Perceives.Order order) {
        int c = grid.channels();
        int width = stencils.size() * c;
        double[] rows = new double[active.length * width];
        for (int row = 0; row < active.length; row++) {
            for (int channel = 0; channel < c; channel++) {
                for (int k = 0; k < stencils.size(); k++) {
                    rows[row * width + column(channel, k, stencils.size(), order)] =
                            sense(cells, active[row], channel, stencils.get(k));
                }
            }
        }
        return rows;
    }

    private double sense(float[] cells, int site, int channel, double[] stencil) {
        double sum = 0;
        for (int t = 0; t < 9; t++) {
            int near = neighbour(site, t % 3 - 1, t / 3 - 1);
            sum += near == OUTSIDE ? 0 : stencil[t] * cells[near * grid.channels() + channel];
        }
        return sum;
    }

    /** dL/dcells from dL/drows: scatters where the kernel gathers. */
    double[] perceiveAdjoint(float[] rows, int[] active, List<double[]> stencils, Perceives.Order order) {
        int c = grid.channels();
        double[] cells = new double[sites() * c];
        for (int row = 0; row < active.length; row++) {
            for (int channel = 0; channel < c; channel++) {
                for (int k = 0; k < stencils.size(); k++) {
                    double gradient = rows[row * stencils.size() * c + column(channel, k, stencils.size(), order)];
                    for (int t = 0; t < 9; t++) {
                        int near = neighbour(active[row], t % 3 - 1, t / 3 - 1);
                        if (near != OUTSIDE) {
                            cells[near * c + channel] += stencils.get(k)[t] * gradient;
                        }
                    }
                }
            }
        }
        return cells;
    }

    private int column(int channel, int k, int outputs, Perceives.Order order) {
        return order == Perceives.Order.CHANNEL_MAJOR ? channel * outputs + k : k * grid.channels() + channel;
    }

    /** The state after the update, before anything is cleared. */
    float[] changed(float[] cells, int[] active, int[] voids, float[] update, int width, boolean replaces) {
        float[] after = cells.clone();
        for (int site : voids) {
            for (int c = 0; c < width; c++) {
                int at = site * grid.channels() + c;
                after[at] = (replaces ? 0 : after[at]) + update[active.length * width + c];
            }
        }
        for (int row = 0; row < active.length; row++) {
            for (int c = 0; c < width; c++) {
                int at = active[row] * grid.channels() + c;
                after[at] = (replaces ? 0 : after[at]) + update[row * width + c];
            }
        }
        return after;
    }

    /** The sites that are not cleared. */
    boolean[] kept(float[] before, float[] changed, Activity.Alive mask) {
        boolean[] kept = new boolean[sites()];
        Arrays.fill(kept, true);
        if (mask.mask() == Activity.Mask.PRE || mask.mask() == Activity.Mask.BOTH) {
            kept = spread(alive(before, mask));
        }
        if (mask.mask() == Activity.Mask.POST || mask.mask() == Activity.Mask.BOTH) {
            boolean[] post = spread(alive(changed, mask));
            for (int site = 0; site < post.length; site++) {
                kept[site] &= post[site];
            }
        }
        return kept;
    }

    /** The state after masks: dead sites keep their angles, all of which are wrapped. */
    float[] cleared(float[] cells, boolean[] kept) {
        float[] cleared = passed(cells, kept);
        for (int i = 0; i < cleared.length; i++) {
            if (isAngle(i)) {
                cleared[i] = (float) (cells[i] - 2 * Math.PI * Math.floor(cells[i] / (2 * Math.PI)));
            }
        }
        return cleared;
    }

    /** A gradient where nothing was cleared; angles always pass. */
    float[] passed(float[] gradient, boolean[] kept) {
        float[] passed = gradient.clone();
        for (int i = 0; i < passed.length; i++) {
            passed[i] = kept[i / grid.channels()] || isAngle(i) ? passed[i] : 0;
        }
        return passed;
    }

    boolean isAngle(int i) {
        return i % grid.channels() >= grid.channels() - grid.angles();
    }
}

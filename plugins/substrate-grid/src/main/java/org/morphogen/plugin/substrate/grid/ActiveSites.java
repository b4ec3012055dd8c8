// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.HashMap;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.ActiveSet;

/** Finds the sites that may change in a step. */
final class ActiveSites {

    private static final int LIST_GROUP = 64;
    private static final int SCAN_GROUP = 256;

    private final GridConfig grid;
    private final Scope scope;
    private final Sharing sharing;
    private final int scanItems;
    private final Program alive;
    private final Program active;
    private final Tensor unmasked;
    private final Map<Integer, ActiveSet> everywhere = new HashMap<>();

    ActiveSites(GridConfig grid, Scope scope, Device device) {
        this.grid = grid;
        this.scope = scope;
        // One work-item a site of a word: values of one channel lie too far apart to be read in vectors.
        this.sharing = new Sharing(1, device.isCpu() ? 1 : LIST_GROUP, 1);
        this.scanItems = device.isCpu() ? 1 : Math.min(SCAN_GROUP, device.maxGroupSize());
        Map<String, Object> constants = sharing.constants(grid);
        this.alive = scope.program(KernelSource.of(ActiveSites.class, "grid_alive.cl"), constants);
        constants.put("SCAN", scanItems);
        this.active = scope.program(KernelSource.of(ActiveSites.class, "grid_active.cl"), constants);
        this.unmasked = scope.zeros(ElementType.UINT64, Shape.of(1));
    }

    ActiveSet find(Tape tape, Tensor cells, Activity activity, Step step) {
        int batch = cells.shape().dim(0);
        boolean pre = hasPre(activity.alive().mask());
        if (!pre && activity.fire16() == 65536) {
            return everywhere.computeIfAbsent(batch, this::all);
        }
        int words = batch * grid.height() * grid.rowWords();
        int voids = hasVoids(grid, activity.alive()) ? 1 : 0;
        Tensor marks = tape.keep(ElementType.UINT64, Shape.of(2 + voids, words));
        Tensor offsets = tape.keep(ElementType.INT32, Shape.of(words));
        Tensor count = tape.keep(ElementType.INT32, Shape.of(1));
        if (!tape.retracing()) {
            mark(tape.scope(), cells, activity, step, marks, offsets);
            active.kernel("grid_active_scan").launch(Range.of(scanItems).by(scanItems), offsets, count, voids, words);
        }
        return listed(tape.scope(), batch, words, marks, offsets, count);
    }

    /**
     * Whether one more row stands for all sites that fire in a neighbourhood of zeros: where dead sites have angles that
     * change, and a site without a value is dead. The scalars of such sites are cleared again; their gradient through that
     * row is taken as zero.
     */
    static boolean hasVoids(GridConfig grid, Activity.Alive mask) {
        return grid.angles() > 0 && hasPre(mask.mask()) && mask.threshold() >= 0;
    }

    /** The words of what may live, then of what is active, then of voids, and how many are active in each. */
    private void mark(Scope scratch, Tensor cells, Activity activity, Step step, Tensor marks, Tensor offsets) {
        boolean pre = hasPre(activity.alive().mask());
        int words = marks.shape().dim(1);
        boolean voids = hasVoids(grid, activity.alive());
        // Angles of dead sites change too, so every site that fires is active, or has nothing to sense.
        int masked = grid.angles() > 0 ? 0 : hasPost(activity.alive().mask()) ? 2 : 1;
        int mode = voids ? 3 : pre ? masked : 0;
        active.kernel("grid_active_words")
                .launch(
                        Range.of(words),
                        pre ? living(scratch, cells, activity.alive(), words) : unmasked,
                        voids ? occupied(scratch, cells, words) : unmasked,
                        marks,
                        offsets,
                        pre ? 1 : 0,
                        mode,
                        activity.fire16(),
                        step.key(),
                        step.stream(),
                        step.index(),
                        grid.width(),
                        grid.height(),
                        words);
    }

    private Tensor living(Scope scratch, Tensor cells, Activity.Alive mask, int words) {
        Tensor now = scratch.allocate(ElementType.UINT64, Shape.of(words));
        alive.kernel("grid_alive")
                .launch(
                        sharing.groups(words),
                        Cost.of(0, 4.0 * cells.size() / grid.channels()),
                        cells,
                        now,
                        mask.channel(),
                        mask.threshold(),
                        grid.width());
        return now;
    }

    private Tensor occupied(Scope scratch, Tensor cells, int words) {
        Tensor now = scratch.allocate(ElementType.UINT64, Shape.of(words));
        alive.kernel("grid_occupied")
                .launch(sharing.groups(words), Cost.of(0, 4.0 * cells.size()), cells, now, grid.width());
        return now;
    }

    static boolean hasPre(Activity.Mask mask) {
        return mask == Activity.Mask.PRE || mask == Activity.Mask.BOTH;
    }

    static boolean hasPost(Activity.Mask mask) {
        return mask == Activity.Mask.POST || mask == Activity.Mask.BOTH;
    }

    private ActiveSet listed(Scope in, int batch, int words, Tensor marks, Tensor offsets, Tensor count) {
        int voids = marks.shape().dim(0) - 2;
        ActiveSet set = empty(in, batch, count, voids, marks);
        active.kernel("grid_active_list")
                .launch(
                        sharing.groups(words),
                        Cost.of(0, 8.0 * set.capacity()),
                        marks,
                        offsets,
                        count,
                        set.sites(),
                        set.rowOf(),
                        voids,
                        grid.width());
        return set;
    }

    private ActiveSet all(int batch) {
        ActiveSet set = empty(scope, batch, scope.ints(1), 0, unmasked);
        active.kernel("grid_active_all")
                .launch(Range.of(set.capacity()), set.sites(), set.rowOf(), set.count(), set.capacity());
        return set;
    }

    /** @param more rows beside those of sites */
    private ActiveSet empty(Scope in, int batch, Tensor count, int more, Tensor masks) {
        int capacity = Math.multiplyExact(batch, grid.sites());
        return new ActiveSet(in.ints(capacity + more), count, in.ints(capacity), masks);
    }
}

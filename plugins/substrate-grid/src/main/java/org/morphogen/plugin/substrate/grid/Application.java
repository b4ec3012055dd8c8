// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;

/** Brings updates of one width into the state under one kind of alive mask, and takes gradients back. */
final class Application {

    private final GridConfig grid;
    private final Sharing sharing;
    private final boolean pre;
    private final boolean post;
    private final Program forward;
    private final Program adjoint;
    private final Tensor unmasked;

    /** @param width values of an update, at most the channels of the grid */
    Application(GridConfig grid, Scope scope, Device device, Activity.Mask mask, int width) {
        if (width > grid.channels()) {
            throw new IllegalArgumentException("The update has " + width + " values a site and the grid "
                    + grid.channels() + " channels; an update has at most as many");
        }
        this.grid = grid;
        this.sharing = Sharing.of(device, grid.channels(), width);
        this.pre = ActiveSites.hasPre(mask);
        this.post = ActiveSites.hasPost(mask);
        Map<String, Object> constants = sharing.constants(grid);
        constants.put("MASKED", pre || post ? 1 : 0);
        this.adjoint = scope.program(KernelSource.of(Application.class, "grid_apply_adjoint.cl"), constants);
        constants.remove("MASKED");
        constants.put("PRE_MASK", pre ? 1 : 0);
        constants.put("POST_MASK", post ? 1 : 0);
        this.forward = scope.program(KernelSource.of(Application.class, "grid_apply.cl"), constants);
        this.unmasked = scope.zeros(ElementType.UINT64, Shape.of(1));
    }

    Tensor apply(Tape tape, Tensor before, ActiveSet active, Rows update, Rule.Output output, Activity.Alive mask) {
        Tensor after = tape.state(ElementType.FLOAT32, before.shape());
        int words = words(before);
        @Nullable Tensor kept = post ? tape.keep(ElementType.UINT64, Shape.of(words)) : active.masks();
        int replaces = output == Rule.Output.REPLACES ? 1 : 0;
        tape.retraceable();
        if (!tape.retracing()) {
            Tensor alive = post ? tape.scope().allocate(ElementType.UINT64, Shape.of(words)) : unmasked;
            change(before, active, update, replaces, mask, after, alive);
            if (post) {
                forward.kernel("grid_clear")
                        .launch(sharing.groups(words), active.masks(), alive, kept, after, grid.width(), grid.height());
            }
        }
        tape.record(
                after,
                List.of(before, update.values()),
                () -> back(tape, before, after, active, update, replaces, kept, ActiveSites.hasVoids(grid, mask)));
        return after;
    }

    private void change(
            Tensor before,
            ActiveSet active,
            Rows update,
            int replaces,
            Activity.Alive mask,
            Tensor after,
            Tensor alive) {
        forward.kernel("grid_apply")
                .launch(
                        sharing.groups(words(before)),
                        Cost.of(before.size(), 4.0 * (2 * before.size() + active.capacity())),
                        before,
                        update.values(),
                        active.rowOf(),
                        active.count(),
                        active.masks(),
                        after,
                        alive,
                        update.width(),
                        replaces,
                        mask.channel(),
                        mask.threshold(),
                        grid.width());
    }

    private void back(
            Tape tape,
            Tensor before,
            Tensor after,
            ActiveSet active,
            Rows update,
            int replaces,
            @Nullable Tensor kept,
            boolean hasVoids) {
        Tensor gradient = tape.gradient(after);
        boolean wantsBefore = tape.wants(before);
        boolean wantsUpdate = tape.wants(update.values());
        // A slot that nobody wants is not written: the gradient itself stands in for its pointer.
        Tape.Slot ofBefore = wantsBefore ? tape.slot(before) : new Tape.Slot(gradient, 0);
        Tape.Slot ofUpdate = wantsUpdate ? tape.slot(update.values()) : new Tape.Slot(gradient, 0);
        adjoint.kernel("grid_apply_adjoint")
                .launch(
                        sharing.groups(words(before)),
                        Cost.of(0, 4.0 * (2 * before.size() + active.capacity())),
                        gradient,
                        kept,
                        active.rowOf(),
                        ofBefore.tensor(),
                        ofUpdate.tensor(),
                        (wantsBefore ? 1 : 0) + (wantsUpdate ? 2 : 0),
                        ofBefore.beta(),
                        ofUpdate.beta(),
                        update.width(),
                        replaces,
                        grid.width());
        if (wantsUpdate && hasVoids) {
            backToVoids(tape.scope(), gradient, active, update, ofUpdate);
        }
    }

    /** The gradient of the row that stands for many sites. */
    private void backToVoids(Scope scratch, Tensor gradient, ActiveSet active, Rows update, Tape.Slot slot) {
        int words = words(gradient);
        Tensor parts = scratch.floats(words, grid.angles());
        adjoint.kernel("grid_void_parts")
                .launch(
                        Range.of(words),
                        Cost.of(0, 8.0 * active.capacity()),
                        gradient,
                        active.rowOf(),
                        parts,
                        grid.width());
        adjoint.kernel("grid_void_sum")
                .launch(
                        Range.of(update.width()),
                        parts,
                        active.count(),
                        slot.tensor(),
                        slot.beta(),
                        update.width(),
                        words);
    }

    private int words(Tensor cells) {
        return cells.shape().dim(0) * grid.height() * grid.rowWords();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;

/** Brings updates into a graph's state under an alive mask, and takes gradients back. */
final class GraphApplication {

    private final GraphMemory graph;

    GraphApplication(GraphMemory graph) {
        this.graph = graph;
    }

    Tensor apply(Tape tape, Tensor before, ActiveSet active, Rows update, Rule.Output output, Activity.Alive mask) {
        if (update.width() > graph.channels()) {
            throw new IllegalArgumentException("The update has " + update.width() + " values a site and the substrate "
                    + graph.channels() + " channels; an update has at most as many");
        }
        Tensor may = active.masks();
        boolean pre = GraphActivation.hasPre(mask.mask()) && may != null;
        boolean post = GraphActivation.hasPost(mask.mask());
        int total = before.shape().dim(0) * graph.sites();
        int replaces = output == Rule.Output.REPLACES ? 1 : 0;
        Tensor after = tape.state(ElementType.FLOAT32, before.shape());
        Tensor flags = pre && may != null ? may : active.rowOf();
        Tensor kept = post ? tape.keep(ElementType.INT32, Shape.of(total)) : flags;
        tape.retraceable();
        if (!tape.retracing()) {
            kernel("graph_apply", pre && !post)
                    .launch(
                            Range.of(total),
                            Cost.of(before.size(), 12.0 * before.size()),
                            before,
                            update.values(),
                            active.rowOf(),
                            flags,
                            after,
                            update.width(),
                            replaces,
                            total);
            if (post) {
                clear(after, flags, kept, pre, mask, total);
            }
        }
        boolean masked = pre || post;
        tape.record(
                after,
                List.of(before, update.values()),
                () -> back(tape, before, after, active, update, replaces, kept, masked));
        return after;
    }

    private void clear(Tensor after, Tensor flags, Tensor kept, boolean pre, Activity.Alive mask, int total) {
        kernel("graph_keep", true)
                .launch(
                        Range.of(total),
                        after,
                        flags,
                        graph.starts(),
                        graph.near(),
                        kept,
                        pre ? 1 : 0,
                        mask.channel(),
                        mask.threshold(),
                        graph.sites(),
                        total);
        kernel("graph_clear", true).launch(Range.of(total), kept, after, total);
    }

    private void back(
            Tape tape,
            Tensor before,
            Tensor after,
            ActiveSet active,
            Rows update,
            int replaces,
            Tensor kept,
            boolean masked) {
        Tensor gradient = tape.gradient(after);
        boolean wantsBefore = tape.wants(before);
        boolean wantsUpdate = tape.wants(update.values());
        // A slot that nobody wants is not written: the gradient itself stands in for its pointer.
        Tape.Slot ofBefore = wantsBefore ? tape.slot(before) : new Tape.Slot(gradient, 0);
        Tape.Slot ofUpdate = wantsUpdate ? tape.slot(update.values()) : new Tape.Slot(gradient, 0);
        int total = before.shape().dim(0) * graph.sites();
        kernel("graph_apply_adjoint", masked)
                .launch(
                        Range.of(total),
                        Cost.of(0, 12.0 * before.size()),
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
                        total);
    }

    private Kernel kernel(String name, boolean masked) {
        return graph.kernel("graph_apply", name, Map.of("MASKED", masked ? 1 : 0));
    }
}

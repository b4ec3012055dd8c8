// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.Map;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.kernels.launch.Programs;

/** Finds the sites of a graph that may change in a step. Masks of the active set are one INT32 flag a site. */
final class GraphActivation {

    private static final String FILE = "graph_active";

    private final GraphMemory graph;

    GraphActivation(GraphMemory graph) {
        this.graph = graph;
    }

    static boolean hasPre(Activity.Mask mask) {
        return mask == Activity.Mask.PRE || mask == Activity.Mask.BOTH;
    }

    static boolean hasPost(Activity.Mask mask) {
        return mask == Activity.Mask.POST || mask == Activity.Mask.BOTH;
    }

    /** @param in where the set lives */
    ActiveSet find(Scope in, Tensor cells, Activity activity, Step step) {
        int batch = cells.shape().dim(0);
        int total = batch * graph.sites();
        boolean pre = hasPre(activity.alive().mask());
        Tensor may = in.ints(pre ? total : 1);
        Tensor flags = may;
        if (pre) {
            kernel("graph_alive")
                    .launch(
                            Range.of(total),
                            cells,
                            graph.starts(),
                            graph.near(),
                            may,
                            activity.alive().channel(),
                            activity.alive().threshold(),
                            graph.sites(),
                            total);
            // A site that may not live itself can still keep a neighbour alive by its new value.
            flags = activity.alive().mask() == Activity.Mask.BOTH ? spread(in, may, total) : may;
        }
        return listed(in, batch, flags, pre, may, activity.fire16(), step);
    }

    private Tensor spread(Scope in, Tensor flags, int total) {
        Tensor spread = in.ints(total);
        kernel("graph_spread")
                .launch(Range.of(total), flags, graph.starts(), graph.near(), spread, graph.sites(), total);
        return spread;
    }

    private ActiveSet listed(Scope in, int batch, Tensor flags, boolean flagged, Tensor may, int fire16, Step step) {
        int total = batch * graph.sites();
        int words = batch * Math.toIntExact(Programs.ceil(graph.sites(), 64));
        Tensor bits = in.allocate(ElementType.UINT64, Shape.of(words));
        Tensor offsets = in.ints(words);
        ActiveSet set = new ActiveSet(in.ints(total), in.ints(1), in.ints(total), may);
        kernel("graph_fire")
                .launch(
                        Range.of(words),
                        flags,
                        bits,
                        offsets,
                        flagged ? 1 : 0,
                        fire16,
                        step.key(),
                        step.stream(),
                        step.index(),
                        graph.sites(),
                        words);
        kernel("graph_scan").launch(Range.of(1), offsets, set.count(), words);
        kernel("graph_list").launch(Range.of(total), bits, offsets, set.sites(), set.rowOf(), graph.sites(), total);
        return set;
    }

    private Kernel kernel(String name) {
        return graph.kernel(FILE, name, Map.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.substrate.ActiveSet;

/** One list of operators on a graph: what active sites sense, and the gradient of the cells that they sensed. */
final class GraphPerception {

    private static final String FILE = "graph_perceive";

    private final GraphMemory graph;
    private final int outputs;
    private final Map<String, Integer> constants;
    private final Tensor weights;
    private final Tensor turnedStarts;
    private final Tensor from;
    private final Tensor entry;

    GraphPerception(GraphMemory graph, Perceives perceives) {
        this.graph = graph;
        this.outputs = perceives.operators().size();
        boolean byChannel = perceives.order() == Perceives.Order.CHANNEL_MAJOR && outputs > 1 && graph.channels() > 1;
        this.constants = Map.of(
                "K",
                outputs,
                "CHANNEL_MAJOR",
                byChannel ? 1 : 0,
                "LANES",
                byChannel ? 1 : graph.lanes(),
                "SPAN",
                graph.span());
        float[] values = new Senses(graph.graph()).weights(perceives.operators());
        this.weights = graph.scope().floats(values.length);
        weights.write(values);
        Graph.Turned turned = graph.graph().turned();
        this.turnedStarts = GraphMemory.ints(graph.scope(), turned.starts());
        this.from = GraphMemory.ints(graph.scope(), turned.from());
        this.entry = GraphMemory.ints(graph.scope(), turned.entry());
    }

    Rows perceive(Tape tape, Tensor cells, ActiveSet active) {
        Tensor values = tape.scope().floats(active.capacity(), outputs * graph.channels());
        graph.kernel(FILE, "graph_perceive", constants)
                .launch(
                        graph.spans(active.capacity()),
                        cost(active),
                        cells,
                        active.sites(),
                        active.count(),
                        graph.starts(),
                        graph.near(),
                        weights,
                        values,
                        graph.sites());
        tape.record(values, List.of(cells), () -> back(tape, cells, values, active));
        return new Rows(values, active.count());
    }

    private void back(Tape tape, Tensor cells, Tensor values, ActiveSet active) {
        Tape.Slot slot = tape.slot(cells);
        int total = cells.shape().dim(0) * graph.sites();
        graph.kernel(FILE, "graph_perceive_adjoint", constants)
                .launch(
                        graph.spans(total),
                        cost(active),
                        tape.gradient(values),
                        active.rowOf(),
                        turnedStarts,
                        from,
                        entry,
                        weights,
                        slot.tensor(),
                        slot.beta(),
                        graph.sites(),
                        total);
    }

    private Cost cost(ActiveSet active) {
        double entries = (double) graph.graph().entries() / graph.sites();
        return Cost.perRow(
                2 * entries * outputs * graph.channels(), 4 * (entries + outputs) * graph.channels(), active.count());
    }
}

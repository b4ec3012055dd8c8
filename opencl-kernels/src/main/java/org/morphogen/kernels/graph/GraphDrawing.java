// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.Map;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.substrate.Look;

/** Shows states of a graph as pictures, and wipes discs out of them. */
final class GraphDrawing {

    private final GraphMemory graph;
    private final Chart chart;
    private final Tensor pixels;
    private final Tensor places;

    GraphDrawing(GraphMemory graph, Chart chart) {
        this.graph = graph;
        this.chart = chart;
        this.pixels = GraphMemory.ints(graph.scope(), chart.pixels());
        this.places = graph.scope().floats(graph.sites(), 2);
        float[] centred = new float[2 * graph.sites()];
        for (int i = 0; i < centred.length; i++) {
            centred[i] = 2 * chart.places()[i] / (i % 2 == 0 ? chart.width() : chart.height()) - 1;
        }
        places.write(centred);
    }

    Tensor render(Scope scope, Tensor cells, Look look) {
        int shown = switch (look.mode()) {
            case PREMULTIPLIED_RGBA -> 4;
            case RGB -> 3;
            case GREY -> 1;
        };
        if (look.channel() < 0 || look.channel() + shown > graph.channels()) {
            throw new IllegalArgumentException("A picture of channels " + look.channel() + ".."
                    + (look.channel() + shown - 1) + " needs more than " + graph.channels() + " channels");
        }
        int batch = cells.shape().dim(0);
        Tensor picture = scope.allocate(ElementType.UINT8, Shape.of(batch, chart.rows(), chart.columns(), 4));
        int total = batch * chart.rows() * chart.columns();
        graph.kernel("graph_draw", "graph_render", Map.of())
                .launch(
                        Range.of(total),
                        cells,
                        pixels,
                        picture,
                        look.mode().ordinal(),
                        look.channel(),
                        look.scale(),
                        look.offset(),
                        chart.rows() * chart.columns(),
                        graph.sites(),
                        total);
        return picture;
    }

    void erase(Tensor cells, int sample, float cx, float cy, float radius) {
        graph.kernel("graph_draw", "graph_erase", Map.of())
                .launch(Range.of(graph.sites()), cells, places, sample, cx, cy, radius, graph.sites());
    }
}

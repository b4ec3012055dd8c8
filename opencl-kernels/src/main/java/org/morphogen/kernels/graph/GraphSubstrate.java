// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.StateSpec;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.dynamics.TensorSpec;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceives;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;

/**
 * Sites in the plane with lists of neighbours. A substrate plugin makes the lists and the chart; all else is here. It
 * offers {@code identity}, {@code gradient-x}, {@code gradient-y} and {@code laplacian}; a site lives if it or a
 * neighbour does.
 */
public final class GraphSubstrate implements Substrate, Erasable, Planar {

    private static final String CELLS = "cells";

    private final Chart chart;
    private final Shape shape;
    private final List<Operator> operators;
    private final GraphMemory graph;
    private final GraphActivation activation;
    private final GraphApplication application;
    private final GraphDrawing drawing;
    private final Map<Perceives, GraphPerception> perceptions = new HashMap<>();

    /**
     * @param shape of a sample's cells: sites as the plugin lays them out, then channels
     * @param further names that the plugin adds for the laplacian
     */
    public GraphSubstrate(Graph graph, Chart chart, Shape shape, List<Operator> further, Scope scope) {
        this.chart = chart;
        this.shape = shape;
        this.operators =
                Stream.concat(Senses.OPERATORS.stream(), further.stream()).toList();
        this.graph = GraphMemory.of(graph, shape.dim(-1), scope);
        this.activation = new GraphActivation(this.graph);
        this.application = new GraphApplication(this.graph);
        this.drawing = new GraphDrawing(this.graph, chart);
    }

    @Override
    public StateSpec state() {
        return StateSpec.of(new TensorSpec(CELLS, ElementType.FLOAT32, shape));
    }

    @Override
    public long sites() {
        return graph.sites();
    }

    @Override
    public int channels() {
        return graph.channels();
    }

    @Override
    public List<Operator> operators() {
        return operators;
    }

    @Override
    public ActiveSet activate(Tape tape, State state, Activity activity, Step step) {
        return activation.find(tape.scope(), state.cells(), activity, step);
    }

    @Override
    public Rows perceive(Tape tape, State state, ActiveSet active, Perceives perceives, Step step) {
        return perceptions
                .computeIfAbsent(perceives, p -> new GraphPerception(graph, p))
                .perceive(tape, state.cells(), active);
    }

    @Override
    public State apply(
            Tape tape, State state, ActiveSet active, Rows update, Rule.Output output, Activity activity, Step step) {
        return State.of(CELLS, application.apply(tape, state.cells(), active, update, output, activity.alive()));
    }

    /** A flag a site. */
    @Override
    public long keptBytes(int batch) {
        return 4L * batch * graph.sites();
    }

    @Override
    public Tensor render(Scope scope, State state, Look look) {
        return drawing.render(scope, state.cells(), look);
    }

    @Override
    public void erase(State state, int sample, float cx, float cy, float radius) {
        drawing.erase(state.cells(), sample, cx, cy, radius);
    }

    @Override
    public float[] places() {
        return chart.places();
    }

    @Override
    public float width() {
        return chart.width();
    }

    @Override
    public float height() {
        return chart.height();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Device;
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
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Substrate;

/** A rectangle of sites; its state is one tensor {@code cells}, FLOAT32 {@code [height][width][channels]} a sample. */
final class GridSubstrate implements Substrate, Erasable, Angular {

    private static final String CELLS = "cells";

    private final GridConfig grid;
    private final Scope scope;
    private final Device device;
    private final ActiveSites activeSites;
    private final Drawing drawing;
    private final Map<Perceives, Perception> perceptions = new HashMap<>();
    private final Map<UpdateForm, Application> applications = new HashMap<>();

    /** @param device whose kind of kernels to use, on the device of the scope */
    GridSubstrate(GridConfig grid, Scope scope, Device device) {
        this.grid = grid;
        this.scope = scope;
        this.device = device;
        this.activeSites = new ActiveSites(grid, scope, device);
        this.drawing = new Drawing(grid, scope);
    }

    @Override
    public StateSpec state() {
        return StateSpec.of(
                new TensorSpec(CELLS, ElementType.FLOAT32, Shape.of(grid.height(), grid.width(), grid.channels())));
    }

    @Override
    public long sites() {
        return grid.sites();
    }

    @Override
    public int channels() {
        return grid.channels();
    }

    @Override
    public int angles() {
        return grid.angles();
    }

    @Override
    public List<Operator> operators() {
        return Stencils.OPERATORS;
    }

    @Override
    public ActiveSet activate(Tape tape, State state, Activity activity, Step step) {
        return activeSites.find(tape, state.cells(), activity, step);
    }

    @Override
    public Rows perceive(Tape tape, State state, ActiveSet active, Perceives perceives, Step step) {
        return perceptions
                .computeIfAbsent(perceives, p -> new Perception(grid, scope, device, p))
                .perceive(tape, state.cells(), active);
    }

    @Override
    public State apply(
            Tape tape, State state, ActiveSet active, Rows update, Rule.Output output, Activity activity, Step step) {
        Activity.Alive mask = activity.alive();
        Tensor after = applications
                .computeIfAbsent(
                        new UpdateForm(mask.mask(), update.width()),
                        form -> new Application(grid, scope, device, form.mask(), form.width()))
                .apply(tape, state.cells(), active, update, output, mask);
        return State.of(CELLS, after);
    }

    /** Three words, one more with angles, and a number for each 64 sites of a row, and the count. */
    @Override
    public long keptBytes(int batch) {
        return (28L + (grid.angles() > 0 ? 8 : 0)) * batch * grid.height() * grid.rowWords() + 4;
    }

    @Override
    public Tensor render(Scope in, State state, Look look) {
        return drawing.render(in, state.cells(), look);
    }

    @Override
    public void erase(State state, int sample, float cx, float cy, float radius) {
        drawing.erase(state.cells(), sample, cx, cy, radius);
    }

    /** What an {@link Application} is built for. */
    private record UpdateForm(Activity.Mask mask, int width) {}
}

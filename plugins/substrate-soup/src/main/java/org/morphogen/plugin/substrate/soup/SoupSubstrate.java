// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.morphogen.api.substrate.Look;
import org.morphogen.api.substrate.Operator;
import org.morphogen.kernels.soup.Meetings;
import org.morphogen.kernels.soup.Mutation;
import org.morphogen.kernels.soup.Soup;

/** A soup of programs; a step is an epoch. Sample b draws with the seed of the run plus b. */
final class SoupSubstrate implements Soup {

    static final String CELLS = "cells";
    static final String OPERATIONS = "operations";
    static final String TOKENS = "tokens";

    private static final List<Operator> OPERATORS =
            List.of(new Operator(MEETING, 1, "The programs as they are; the masks say who meets whom."));

    private final SoupConfig config;
    private final Order order;
    private final Everybody everybody;
    private final Mutation mutation;
    private final Sowing sowing;
    private final Bytes bytes;
    private final Portrait portrait;

    SoupSubstrate(SoupConfig config, Order order, Scope scope) {
        this.config = config;
        this.order = order;
        this.everybody = new Everybody(config.programs(), scope);
        this.mutation = new MutationCounts(config).mutation(scope);
        this.sowing = new Sowing(config.programs(), config.length(), scope);
        this.bytes = new Bytes(scope);
        this.portrait = new Portrait(config, scope);
    }

    @Override
    public StateSpec state() {
        Shape programs = Shape.of(config.programs(), config.length());
        List<TensorSpec> tensors = new ArrayList<>();
        tensors.add(new TensorSpec(CELLS, ElementType.UINT8, programs));
        tensors.add(new TensorSpec(OPERATIONS, ElementType.UINT64, Shape.of(1)));
        if (config.tokens()) {
            tensors.add(new TensorSpec(TOKENS, ElementType.UINT64, programs));
        }
        return new StateSpec(tensors);
    }

    @Override
    public long sites() {
        return config.programs();
    }

    @Override
    public int channels() {
        return config.length();
    }

    @Override
    public int programs() {
        return config.programs();
    }

    @Override
    public int length() {
        return config.length();
    }

    @Override
    public int width() {
        return config.columns();
    }

    @Override
    public int height() {
        return config.programs() / config.columns();
    }

    @Override
    public boolean tokens() {
        return config.tokens();
    }

    @Override
    public Mutation mutation() {
        return mutation;
    }

    @Override
    public List<Operator> operators() {
        return OPERATORS;
    }

    @Override
    public ActiveSet activate(Tape tape, State state, Activity activity, Step step) {
        int samples = state.batch();
        Tensor words = tape.scope().allocate(ElementType.INT32, Meetings.shape(samples, config.programs()));
        order.draw(new Meetings(words), step);
        return everybody.of(samples, words);
    }

    @Override
    public Rows perceive(Tape tape, State state, ActiveSet active, Perceives perceives, Step step) {
        Tensor programs = config.tokens() ? state.get(TOKENS) : state.cells();
        if (resets(step.index())) {
            programs = tape.scope().allocate(programs.type(), programs.shape());
            long reset = (step.index() - 1L) / config.resetEvery() + 1;
            sowing.random(programs, 0, state.batch(), step.seed(), reset, step.index());
        }
        return new Rows(programs.view(Shape.of(active.capacity(), config.length())), active.count());
    }

    /** Whether all programs are drawn anew before an epoch: after epoch 0 and every {@code resetEvery} epochs from then on. */
    private boolean resets(int epoch) {
        return config.resetEvery() > 0 && epoch > 0 && (epoch - 1) % config.resetEvery() == 0;
    }

    @Override
    public State apply(
            Tape tape, State state, ActiveSet active, Rows update, Rule.Output output, Activity activity, Step step) {
        Tensor after = own(tape.scope(), state, update.values());
        order.settle(after, step);
        Shape shape = state.cells().shape();
        Map<String, Tensor> next = new LinkedHashMap<>();
        next.put(CELLS, config.tokens() ? bytes.of(tape.scope(), after).view(shape) : after.view(shape));
        next.put(OPERATIONS, bytes.added(tape.scope(), state.get(OPERATIONS), active));
        if (config.tokens()) {
            next.put(TOKENS, after.view(shape));
        }
        return new State(next);
    }

    /** The update, copied if it is the old state itself. */
    private static Tensor own(Scope scope, State state, Tensor update) {
        boolean old = state.tensors().values().stream().anyMatch(tensor -> tensor.base() == update.base());
        if (!old) {
            return update;
        }
        Tensor copy = scope.allocate(update.type(), update.shape());
        scope.compute().copy(update, copy);
        return copy;
    }

    @Override
    public Tensor render(Scope scope, State state, Look look) {
        return portrait.of(scope, state.cells());
    }

    @Override
    public void close() {
        order.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
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
import org.morphogen.kernels.soup.LongTape;

/** A site is a whole tape: a rule that starts runs on it is no function of a part. */
final class LongTapeSubstrate implements LongTape {

    static final String CELLS = "cells";
    static final String WORK = "work";

    private static final List<Operator> OPERATORS =
            List.of(new Operator(TAPE, 1, "The tape as it is; the masks say what its workers have done."));

    private final LongTapeConfig config;
    private final Scope scope;
    private final Kernel render;

    LongTapeSubstrate(LongTapeConfig config, Scope scope) {
        this.config = config;
        this.scope = scope;
        this.render = scope.program(KernelSource.of(LongTapeSubstrate.class, "long_tape_render.cl"))
                .kernel("long_tape_render");
    }

    @Override
    public StateSpec state() {
        return StateSpec.of(
                new TensorSpec(CELLS, ElementType.UINT8, Shape.of(config.length())),
                new TensorSpec(WORK, ElementType.UINT64, Shape.of(config.workers())));
    }

    @Override
    public long sites() {
        return 1;
    }

    @Override
    public int channels() {
        return config.length();
    }

    @Override
    public int length() {
        return config.length();
    }

    @Override
    public int workers() {
        return config.workers();
    }

    @Override
    public int window() {
        return config.window();
    }

    @Override
    public int runs() {
        return config.runs();
    }

    @Override
    public List<Operator> operators() {
        return OPERATORS;
    }

    @Override
    public ActiveSet activate(Tape tape, State state, Activity activity, Step step) {
        int samples = state.batch();
        Tensor identity = tape.scope().ints(samples);
        identity.write(IntStream.range(0, samples).toArray(), 0);
        Tensor count = tape.scope().ints(1);
        count.write(new int[] {samples}, 0);
        int workers = config.workers();
        Tensor work = tape.scope().allocate(ElementType.UINT64, Shape.of(samples, 2, workers));
        for (int sample = 0; sample < samples; sample++) {
            long from = (long) sample * workers;
            scope.compute().copy(state.get(WORK), from, work, 2 * from, workers);
            scope.compute().copy(state.get(WORK), from, work, 2 * from + workers, workers);
        }
        return new ActiveSet(identity, count, identity, work);
    }

    @Override
    public Rows perceive(Tape tape, State state, ActiveSet active, Perceives perceives, Step step) {
        return new Rows(state.cells(), active.count());
    }

    @Override
    public State apply(
            Tape tape, State state, ActiveSet active, Rows update, Rule.Output output, Activity activity, Step step) {
        int workers = config.workers();
        Tensor work = tape.scope().allocate(ElementType.UINT64, state.get(WORK).shape());
        for (int sample = 0; sample < state.batch(); sample++) {
            long to = (long) sample * workers;
            scope.compute().copy(Objects.requireNonNull(active.masks()), 2 * to + workers, work, to, workers);
        }
        Tensor cells = tape.scope().allocate(ElementType.UINT8, state.cells().shape());
        scope.compute().copy(update.values(), cells);
        Map<String, Tensor> next = new LinkedHashMap<>();
        next.put(CELLS, cells);
        next.put(WORK, work);
        return new State(next);
    }

    /** A byte a pixel, the tape row by row in a picture about as wide as it is high. */
    @Override
    public Tensor render(Scope memory, State state, Look look) {
        int width = 1 << (Integer.numberOfTrailingZeros(config.length()) + 1) / 2;
        int height = config.length() / width;
        Tensor picture = memory.allocate(ElementType.UINT8, Shape.of(state.batch(), height, width, 4));
        render.launch(Range.of(state.cells().size()), state.cells(), picture);
        return picture;
    }

    @Override
    public void close() {
        scope.compute().finish();
    }
}

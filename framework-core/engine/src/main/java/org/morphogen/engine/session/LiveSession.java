// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.List;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.train.Session;
import org.morphogen.engine.tape.RecordingTape;

/** An experiment whose parts were made. Its one changeable thing is the composition, which a swap replaces. */
public final class LiveSession implements Session {

    private final Scope scope;
    private final Parameters parameters;
    private Composition composition;

    public LiveSession(Scope scope, Composition composition, Parameters parameters) {
        this.scope = scope;
        this.composition = composition;
        this.parameters = parameters;
    }

    public Composition composition() {
        return composition;
    }

    /** From now on everything is asked of {@code other}; returns what was there before, still open. */
    public Composition adopt(Composition other) {
        Composition before = composition;
        composition = other;
        return before;
    }

    @Override
    public Experiment experiment() {
        return composition.experiment();
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Substrate substrate() {
        return composition.substrate();
    }

    @Override
    public Rule rule() {
        return composition.rule();
    }

    @Override
    public Dynamics dynamics() {
        return composition.dynamics();
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Initial initial() {
        return composition.initial();
    }

    @Override
    public List<WeightedLoss> losses() {
        return composition.losses();
    }

    @Override
    public Tape tape(Scope in, boolean recording) {
        return new RecordingTape(in, recording);
    }
}

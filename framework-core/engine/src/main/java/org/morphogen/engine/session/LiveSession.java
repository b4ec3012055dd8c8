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

/** An experiment whose parts were made. */
record LiveSession(
        Experiment experiment,
        Scope scope,
        Substrate substrate,
        Rule rule,
        Dynamics dynamics,
        Parameters parameters,
        Initial initial,
        List<WeightedLoss> losses)
        implements Session {

    @Override
    public Tape tape(Scope in, boolean recording) {
        return new RecordingTape(in, recording);
    }
}

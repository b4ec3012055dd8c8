// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

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
import org.osgi.annotation.versioning.ProviderType;

/**
 * An experiment brought to life on a device. Everything is asked for anew in each tick, never kept across ticks,
 * because a swap may have changed it.
 */
@ProviderType
public interface Session {

    Experiment experiment();

    /** Memory that lives as long as the run. */
    Scope scope();

    Substrate substrate();

    Rule rule();

    /** The rule on the substrate, fused or composed. */
    Dynamics dynamics();

    /** The trainable tensors, initialised. */
    Parameters parameters();

    Initial initial();

    List<WeightedLoss> losses();

    /** A tape whose memory comes from a child of {@code scope}; close its scope when done. */
    Tape tape(Scope scope, boolean recording);
}

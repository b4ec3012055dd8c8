// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes losses. */
@ConsumerType
public interface LossType<C extends Record> extends PluginType<C> {

    Loss create(C configuration, Substrate substrate, Rule rule, Context context);
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.initial;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes start states. */
@ConsumerType
public interface InitialType<C extends Record> extends PluginType<C> {

    Initial create(C configuration, Substrate substrate, Rule rule, Context context);
}

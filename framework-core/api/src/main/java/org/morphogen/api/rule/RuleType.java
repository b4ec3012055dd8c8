// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.substrate.Substrate;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes rules. */
@ConsumerType
public interface RuleType<C extends Record> extends PluginType<C> {

    /** A rule for the channels and operators of this substrate; what does not fit is reported to the context. */
    Rule create(C configuration, Substrate substrate, Context context);
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.substrate;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes substrates. */
@ConsumerType
public interface SubstrateType<C extends Record> extends PluginType<C> {

    Substrate create(C configuration, Context context);
}

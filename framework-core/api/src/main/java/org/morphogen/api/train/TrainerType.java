// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes training workloads: gradient descent with a pool, evolution. */
@ConsumerType
public interface TrainerType<C extends Record> extends PluginType<C> {

    Workload create(C configuration, Session session, Context context);
}

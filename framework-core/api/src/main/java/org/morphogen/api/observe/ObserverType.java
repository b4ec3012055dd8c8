// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.observe;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes observers. */
@ConsumerType
public interface ObserverType<C extends Record> extends PluginType<C> {

    Observer create(C configuration, Context context);
}

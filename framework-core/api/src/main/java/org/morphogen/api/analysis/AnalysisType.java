// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.analysis;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.PluginType;
import org.morphogen.api.train.Session;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes analyses. */
@ConsumerType
public interface AnalysisType<C extends Record> extends PluginType<C> {

    /**
     * An analysis of a session's model; what does not fit is reported to the context.
     *
     * @param session with the model's parameters; valid as long as the analysis
     */
    Analysis create(C configuration, Session session, Context context);
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.train.Session;
import org.osgi.service.component.annotations.Component;

/** Tells how well a model commutes with turns and reflections. */
@Component(service = AnalysisType.class)
@Plugin(kind = Kind.ANALYSIS, type = "equivariance")
public final class EquivarianceType implements AnalysisType<EquivarianceConfig> {

    @Override
    public Class<EquivarianceConfig> configuration() {
        return EquivarianceConfig.class;
    }

    @Override
    public Analysis create(EquivarianceConfig config, Session session, Context context) {
        Shape cells = session.substrate().state().tensors().get(0).shape();
        if (cells.rank() != 3 || cells.dim(0) != cells.dim(1)) {
            context.problems().error("", "cells of shape " + cells, "a square grid [width x width x channels]", "");
        }
        if (session.rule().output() != Rule.Output.ADDED) {
            context.problems()
                    .error(
                            "",
                            "a rule whose output takes the place of the state",
                            "a rule whose output is added: only its fire masks can be chosen",
                            "");
        }
        return new Equivariance(config, session, context.scope());
    }
}

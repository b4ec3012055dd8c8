// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import java.util.List;
import java.util.Optional;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Lattice;
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
        Optional<Lattice> lattice = Lattice.of(session.substrate());
        if (lattice.isEmpty() || cells.dim(0) != cells.dim(1)) {
            context.problems()
                    .error(
                            "",
                            "cells of shape " + cells + (lattice.isEmpty() ? " on no lattice" : ""),
                            "as many rows as columns on a square or hexagonal lattice",
                            "");
        }
        if (session.rule().output() != Rule.Output.ADDED) {
            context.problems()
                    .error(
                            "",
                            "a rule whose output takes the place of the state",
                            "a rule whose output is added: only its fire masks can be chosen",
                            "");
        }
        List<PlaneMap> maps = lattice.equals(Optional.of(Lattice.HEXAGONAL)) ? PlaneMap.hexagonal() : PlaneMap.square();
        return new Equivariance(config, session, maps, context.scope());
    }
}

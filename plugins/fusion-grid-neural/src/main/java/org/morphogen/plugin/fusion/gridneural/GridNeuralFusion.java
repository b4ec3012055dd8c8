// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.experiment.Plugin;
import org.osgi.service.component.annotations.Component;

/** Neural and steerable rules on grids, the whole step in one kernel each way. */
@Component(service = FusionType.class)
@Plugin(kind = Kind.FUSION, type = FusedDynamics.NAME)
public final class GridNeuralFusion implements FusionType {

    @Override
    public boolean supports(Part substrate, Part rule, Device device) {
        return PairReader.read(substrate, rule)
                .filter(pair -> device.isCpu() || TileStepper.fits(pair, device))
                .isPresent();
    }

    /** The releases that the kernels were written for and are tested against. */
    @Override
    public Versions versions() {
        return new Versions("[1.0.0,1.0.0]", "[1.0.0,1.0.0]");
    }

    @Override
    public Dynamics create(Part substrate, Part rule, Scope scope) {
        Pair pair = PairReader.read(substrate, rule)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Fusion " + FusedDynamics.NAME + " knows grid with neural or steerable, not " + substrate.type()
                                + " and " + rule.type() + "; ask supports first"));
        return new FusedDynamics(pair, scope, scope.compute().device());
    }
}

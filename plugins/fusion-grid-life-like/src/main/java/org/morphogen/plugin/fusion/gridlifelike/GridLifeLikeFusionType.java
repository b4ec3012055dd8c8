// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.experiment.Plugin;
import org.osgi.service.component.annotations.Component;

/** Any life-like rule on a grid of one channel, with any boundary. Cells above 0.5 count as alive. */
@Component(service = FusionType.class)
@Plugin(kind = Kind.FUSION, type = GridLifeLikeFusionType.NAME)
public final class GridLifeLikeFusionType implements FusionType {

    static final String NAME = "grid-life-like";

    @Override
    public boolean supports(Part substrate, Part rule, Device device) {
        return LifePair.of(substrate, rule)
                .filter(pair -> device.isCpu()
                        ? !StripGenerations.blocks(pair, device).isEmpty()
                        : TileGenerations.fits(device))
                .isPresent();
    }

    /** The releases that the kernels were written for and are tested against. */
    @Override
    public Versions versions() {
        return new Versions("[1.0.0,1.0.0]", "[1.0.0,1.0.0]");
    }

    @Override
    public Dynamics create(Part substrate, Part rule, Scope scope) {
        LifePair pair = LifePair.of(substrate, rule)
                .orElseThrow(
                        () -> new IllegalArgumentException("The fusion " + NAME + " takes a grid of 1 channel and a"
                                + " life-like rule, not " + substrate.json() + " and " + rule.json()));
        Generations generations = scope.compute().device().isCpu()
                ? StripGenerations.fastest(pair, scope)
                : TileGenerations.fastest(pair, scope);
        return new LifeDynamics(generations, scope);
    }
}

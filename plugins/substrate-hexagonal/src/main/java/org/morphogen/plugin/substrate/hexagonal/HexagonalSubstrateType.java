// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.hexagonal;

import java.util.List;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.substrate.Operator;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.kernels.graph.GraphSubstrate;
import org.osgi.service.component.annotations.Component;

/** Hexagonal lattices (Mordvintsev, Randazzo and Fouts 2022): rules of the square grid run here with the same weights. */
@Component(service = SubstrateType.class)
@Plugin(kind = Kind.SUBSTRATE, type = "hexagonal")
public final class HexagonalSubstrateType implements SubstrateType<HexagonalConfig> {

    private static final Operator LAP6 = new Operator(
            "lap6", 1, "[[0,2,2],[2,-12,2],[2,2,0]]: the laplacian under the name that it has on sheared grids.");

    @Override
    public Class<HexagonalConfig> configuration() {
        return HexagonalConfig.class;
    }

    @Override
    public Substrate create(HexagonalConfig config, Context context) {
        Lattice lattice = new Lattice(config.width(), config.height());
        return new GraphSubstrate(
                lattice.graph(),
                lattice.chart(config.pixels()),
                Shape.of(config.height(), config.width(), config.channels()),
                List.of(LAP6),
                context.scope());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.voronoi;

import java.util.List;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.kernels.graph.GraphSubstrate;
import org.osgi.service.component.annotations.Component;

/** Irregular cells (Mordvintsev, Randazzo and Fouts 2022): rules of the square grid run here with the same weights. */
@Component(service = SubstrateType.class)
@Plugin(kind = Kind.SUBSTRATE, type = "voronoi")
public final class VoronoiSubstrateType implements SubstrateType<VoronoiConfig> {

    @Override
    public Class<VoronoiConfig> configuration() {
        return VoronoiConfig.class;
    }

    @Override
    public Substrate create(VoronoiConfig config, Context context) {
        Cells cells = new Cells(config);
        return new GraphSubstrate(
                cells.graph(), cells.chart(), Shape.of(cells.count(), config.channels()), List.of(), context.scope());
    }
}

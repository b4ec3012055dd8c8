// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.osgi.service.component.annotations.Component;

/** Rectangular grids with a 3x3 neighbourhood and three kinds of boundary. */
@Component(service = SubstrateType.class)
@Plugin(kind = Kind.SUBSTRATE, type = "grid")
public final class GridSubstrateType implements SubstrateType<GridConfig> {

    @Override
    public Class<GridConfig> configuration() {
        return GridConfig.class;
    }

    @Override
    public Substrate create(GridConfig configuration, Context context) {
        return new GridSubstrate(
                configuration, context.scope(), context.scope().compute().device());
    }
}

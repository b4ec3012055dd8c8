// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.osgi.service.component.annotations.Component;

/** Long circular tapes (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = SubstrateType.class)
@Plugin(kind = Kind.SUBSTRATE, type = "long-tape")
public final class LongTapeSubstrateType implements SubstrateType<LongTapeConfig> {

    @Override
    public Class<LongTapeConfig> configuration() {
        return LongTapeConfig.class;
    }

    @Override
    public Substrate create(LongTapeConfig config, Context context) {
        return new LongTapeSubstrate(config, context.scope());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.population;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Counts live sites on any substrate with float cells. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "population")
public final class PopulationLossType implements LossType<PopulationConfig> {

    @Override
    public Class<PopulationConfig> configuration() {
        return PopulationConfig.class;
    }

    @Override
    public Loss create(PopulationConfig config, Substrate substrate, Rule rule, Context context) {
        if (config.channel() >= substrate.channels()) {
            context.problems()
                    .error(
                            "/channel",
                            String.valueOf(config.channel()),
                            "0 to " + (substrate.channels() - 1) + ", a channel of the substrate",
                            "");
        }
        return new PopulationLoss(config, context.scope());
    }
}

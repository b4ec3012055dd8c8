// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Keeps values within bounds. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "overflow")
public final class OverflowLossType implements LossType<OverflowConfig> {

    @Override
    public Class<OverflowConfig> configuration() {
        return OverflowConfig.class;
    }

    @Override
    public Loss create(OverflowConfig config, Substrate substrate, Rule rule, Context context) {
        return new OverflowLoss(config, Cells.of(substrate, config.channels(), context.problems()), context.scope());
    }
}

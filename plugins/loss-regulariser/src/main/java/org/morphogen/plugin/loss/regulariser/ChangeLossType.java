// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.regulariser;

import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Keeps states slow to change. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "change")
public final class ChangeLossType implements LossType<ChangeConfig> {

    @Override
    public Class<ChangeConfig> configuration() {
        return ChangeConfig.class;
    }

    @Override
    public Loss create(ChangeConfig config, Substrate substrate, Rule rule, Context context) {
        Cells cells = Cells.of(substrate, config.channels(), context.problems());
        checkAngle(config, cells, context.problems());
        return new ChangeLoss(config, cells, context.scope());
    }

    private static void checkAngle(ChangeConfig config, Cells cells, Problems problems) {
        Integer angle = config.angleChannel();
        if (angle != null && angle >= cells.channels()) {
            problems.error(
                    "/angleChannel",
                    String.valueOf(angle),
                    "0 to " + (cells.channels() - 1) + ", a channel of the substrate",
                    "");
        }
        if (angle == null && config.diffAngle() != ChangeConfig.DiffAngle.RAW) {
            problems.error(
                    "/diffAngle",
                    "it is set, but no channel is said to hold an angle",
                    "raw, or angleChannel beside it",
                    "Set angleChannel to the channel that holds the angle");
        }
    }
}

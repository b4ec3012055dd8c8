// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.targetimage;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.TargetPicture;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Compares a grid's colours with a picture. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "target-image")
public final class TargetImageLossType implements LossType<TargetImageConfig> {

    private static final TargetPicture NOTHING = new TargetPicture(1, 1, new float[4]);

    @Override
    public Class<TargetImageConfig> configuration() {
        return TargetImageConfig.class;
    }

    @Override
    public Loss create(TargetImageConfig config, Substrate substrate, Rule rule, Context context) {
        if (substrate instanceof Planar) {
            context.problems()
                    .error(
                            "",
                            "sites that form no square grid",
                            "a square grid, whose cells are the picture's",
                            "Leave this loss out to grow a trained rule here");
        }
        boolean opaque = config.alpha() == TargetImageConfig.Alpha.OPAQUE;
        TargetPicture target = TargetPicture.read(config.image(), config.size(), opaque, substrate, context)
                .orElse(NOTHING);
        return new TargetImageLoss(target, context.scope());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.targetimage;

import java.util.Optional;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.config.Problems;
import org.morphogen.api.data.Picture;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.loss.Loss;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Compares a grid's colours with a picture. */
@Component(service = LossType.class)
@Plugin(kind = Kind.LOSS, type = "target-image")
public final class TargetImageLossType implements LossType<TargetImageConfig> {

    private static final float ALIVE = 0.1f;

    @Override
    public Class<TargetImageConfig> configuration() {
        return TargetImageConfig.class;
    }

    @Override
    public Loss create(TargetImageConfig config, Substrate substrate, Rule rule, Context context) {
        Problems problems = context.problems();
        Optional<Picture> picture = context.picture(config.image(), "/image");
        Shape cells = substrate.state().tensors().get(0).shape();
        boolean grid = isGrid(cells, problems);
        int height = grid ? cells.dim(0) : 1;
        int width = grid ? cells.dim(1) : 1;
        float[] values = new float[height * width * 4];
        if (grid && picture.isPresent()) {
            boolean opaque = config.alpha() == TargetImageConfig.Alpha.OPAQUE;
            Target target = Target.of(picture.get(), config.size(), opaque);
            if (fits(target, config, height, width, problems)) {
                values = target.centred(height, width);
                checkAlpha(picture.get(), values, height, width, opaque, problems);
            }
        }
        return new TargetImageLoss(values, height, width, context.scope());
    }

    private static boolean isGrid(Shape cells, Problems problems) {
        if (cells.rank() != 3) {
            problems.error("", "cells of shape " + cells, "a grid [height x width x channels]", "");
            return false;
        }
        if (cells.dim(2) < 4) {
            problems.error(
                    "",
                    "cells of " + cells.dim(2) + " channels",
                    "at least 4: red, green, blue and alpha",
                    "Set substrate.channels");
            return false;
        }
        return true;
    }

    private static boolean fits(Target target, TargetImageConfig config, int height, int width, Problems problems) {
        if (target.height() <= height && target.width() <= width) {
            return true;
        }
        problems.error(
                "/size",
                config.size() + ": the picture takes " + target.width() + " x " + target.height() + " cells",
                "at most the grid, " + width + " x " + height,
                "Make it smaller or the grid larger; the article leaves a border of 16 cells");
        return false;
    }

    private static void checkAlpha(
            Picture picture, float[] values, int height, int width, boolean opaque, Problems problems) {
        byte[] rgba = picture.rgba();
        boolean seeThrough = false;
        for (int i = 3; i < rgba.length && !seeThrough; i += 4) {
            seeThrough = rgba[i] != -1;
        }
        if (!seeThrough && !opaque) {
            problems.error(
                    "/image",
                    "the picture has no transparent pixel",
                    "a picture with alpha",
                    "Set \"alpha\": \"opaque\" to grow the whole rectangle");
        }
        float middle = values[((height / 2) * width + width / 2) * 4 + 3];
        if (middle < ALIVE) {
            problems.warning(
                    "/image",
                    "the target's alpha in the middle of the grid is " + middle,
                    "at least " + ALIVE + " where the seed is",
                    "Training would pull the seed below the living threshold, and then nothing grows");
        }
    }
}

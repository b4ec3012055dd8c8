// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import java.util.Optional;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.config.Problems;
import org.morphogen.api.data.Picture;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.substrate.Substrate;

/**
 * A picture that a grid shall grow, brought to the grid's size. Losses that compare with a picture share what can be
 * wrong with it: their configurations call the file {@code image} and the longest side {@code size}.
 *
 * @param height rows of the grid
 * @param width columns of the grid
 * @param rgba premultiplied, {@code [height][width][4]}, 0 to 1: the picture in the middle of transparent cells
 */
public record TargetPicture(int height, int width, float[] rgba) {

    private static final float ALIVE = 0.1f;

    /**
     * Reads a picture for a substrate's grid. Reports what is wrong with the grid at "", with the picture at {@code
     * /image} and {@code /size}; then it is empty.
     *
     * @param image a file, or {@code dataset:name}
     * @param size longest side on the grid, in cells; the aspect is kept
     * @param opaque take every pixel as fully opaque
     */
    public static Optional<TargetPicture> read(
            String image, int size, boolean opaque, Substrate substrate, Context context) {
        Problems problems = context.problems();
        Optional<Picture> picture = context.picture(image, "/image");
        Shape cells = substrate.state().tensors().get(0).shape();
        if (!isGrid(cells, problems) || picture.isEmpty()) {
            return Optional.empty();
        }
        Shrunk shrunk = Shrunk.of(picture.get(), size, opaque);
        int height = cells.dim(0);
        int width = cells.dim(1);
        if (!fits(shrunk, size, height, width, problems)) {
            return Optional.empty();
        }
        TargetPicture target = new TargetPicture(height, width, shrunk.centred(height, width));
        target.checkAlpha(picture.get(), opaque, problems);
        return Optional.of(target);
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

    private static boolean fits(Shrunk picture, int size, int height, int width, Problems problems) {
        if (picture.height() <= height && picture.width() <= width) {
            return true;
        }
        problems.error(
                "/size",
                size + ": the picture takes " + picture.width() + " x " + picture.height() + " cells",
                "at most the grid, " + width + " x " + height,
                "Make it smaller or the grid larger; the articles leave a border of 12 or 16 cells");
        return false;
    }

    private void checkAlpha(Picture picture, boolean opaque, Problems problems) {
        byte[] bytes = picture.rgba();
        boolean seeThrough = false;
        for (int i = 3; i < bytes.length && !seeThrough; i += 4) {
            seeThrough = bytes[i] != -1;
        }
        if (!seeThrough && !opaque) {
            problems.error(
                    "/image",
                    "the picture has no transparent pixel",
                    "a picture with alpha",
                    "Set \"alpha\": \"opaque\" to grow the whole rectangle");
        }
        float middle = rgba[((height / 2) * width + width / 2) * 4 + 3];
        if (middle < ALIVE) {
            problems.warning(
                    "/image",
                    "the target's alpha in the middle of the grid is " + middle,
                    "at least " + ALIVE + " where the seed is",
                    "Training would pull the seed below the living threshold, and then nothing grows");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.morphogen.api.data.Dataset;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;

/** An emoji in the middle of a square field: what has grown, and what is to grow. */
final class Emoji {

    private static final String DATASET = "emoji";
    private static final String NAME = "lizard";

    private final BufferedImage picture;

    Emoji(Catalog catalog) {
        Dataset dataset = catalog.find(Kind.DATASET, DATASET)
                .map(entry -> (Dataset) entry.service())
                .orElseThrow(() -> new ExperimentException("This benchmark needs the dataset '" + DATASET + "'"));
        try (InputStream in = dataset.open(NAME)
                .orElseThrow(() -> new ExperimentException("The dataset '" + DATASET + "' lacks '" + NAME + "'"))) {
            picture = ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each cell belongs to the picture, drawn so large that about this share of the cells live. */
    boolean[] silhouette(int field, double share) {
        int low = 1;
        int high = 2 * field;
        while (high - low > 1) {
            int side = (low + high) / 2;
            if (living(opaque(field, side), field) < share) {
                low = side;
            } else {
                high = side;
            }
        }
        boolean[] smaller = opaque(field, low);
        boolean[] larger = opaque(field, high);
        return share - living(smaller, field) < living(larger, field) - share ? smaller : larger;
    }

    /** Share of the cells that have a cell of the silhouette in their 3 x 3 neighbourhood. */
    static double living(boolean[] silhouette, int field) {
        int count = 0;
        for (int y = 0; y < field; y++) {
            for (int x = 0; x < field; x++) {
                count += near(silhouette, field, x, y) ? 1 : 0;
            }
        }
        return (double) count / (field * field);
    }

    private static boolean near(boolean[] silhouette, int field, int x, int y) {
        for (int j = Math.max(0, y - 1); j <= Math.min(field - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(field - 1, x + 1); i++) {
                if (silhouette[j * field + i]) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Premultiplied RGBA in 0..1, {@code [field][field][4]}, a border of an eighth left free. */
    float[] target(int field) {
        BufferedImage drawn = drawn(field, field * 3 / 4);
        float[] target = new float[field * field * 4];
        for (int i = 0; i < field * field; i++) {
            int argb = drawn.getRGB(i % field, i / field);
            float alpha = (argb >>> 24) / 255f;
            target[4 * i] = (argb >> 16 & 255) / 255f * alpha;
            target[4 * i + 1] = (argb >> 8 & 255) / 255f * alpha;
            target[4 * i + 2] = (argb & 255) / 255f * alpha;
            target[4 * i + 3] = alpha;
        }
        return target;
    }

    private boolean[] opaque(int field, int side) {
        BufferedImage drawn = drawn(field, side);
        boolean[] opaque = new boolean[field * field];
        for (int i = 0; i < opaque.length; i++) {
            opaque[i] = drawn.getRGB(i % field, i / field) >>> 24 > 127;
        }
        return opaque;
    }

    private BufferedImage drawn(int field, int side) {
        BufferedImage drawn = new BufferedImage(field, field, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        int margin = (field - side) / 2;
        graphics.drawImage(picture, margin, margin, side, side, null);
        graphics.dispose();
        return drawn;
    }
}

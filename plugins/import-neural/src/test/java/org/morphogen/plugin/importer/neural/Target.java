// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.morphogen.api.dynamics.State;

/** The planarian's picture, premultiplied, with 16 empty cells around it: [66][80][4]. */
final class Target {

    static final int WIDTH = 80;
    static final int HEIGHT = 66;
    static final int CHANNELS = 16;

    private static final int BORDER = 16;

    private final float[] rgba = new float[WIDTH * HEIGHT * 4];

    Target() throws IOException {
        try (InputStream in = Target.class.getResourceAsStream("/planarian/target.png")) {
            BufferedImage image = ImageIO.read(in);
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int argb = image.getRGB(x, y);
                    float alpha = (argb >>> 24) / 255f;
                    int at = 4 * ((y + BORDER) * WIDTH + x + BORDER);
                    rgba[at] = alpha * (argb >> 16 & 0xff) / 255f;
                    rgba[at + 1] = alpha * (argb >> 8 & 0xff) / 255f;
                    rgba[at + 2] = alpha * (argb & 0xff) / 255f;
                    rgba[at + 3] = alpha;
                }
            }
        }
    }

    /** Mean squared difference of the four visible channels, for each sample. */
    double[] losses(State state) {
        float[] cells = state.cells().readFloats();
        double[] losses = new double[state.batch()];
        int sites = WIDTH * HEIGHT;
        for (int sample = 0; sample < losses.length; sample++) {
            double sum = 0;
            for (int site = 0; site < sites; site++) {
                for (int channel = 0; channel < 4; channel++) {
                    double difference = cells[(sample * sites + site) * CHANNELS + channel] - rgba[4 * site + channel];
                    sum += difference * difference;
                }
            }
            losses[sample] = sum / (4 * sites);
        }
        return losses;
    }
}

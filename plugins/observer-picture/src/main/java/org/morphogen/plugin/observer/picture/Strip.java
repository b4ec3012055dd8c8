// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.morphogen.api.data.Picture;

/** Pictures of one size side by side, each cell a square of {@link #scale} pixels, one cell of white between them. */
final class Strip {

    /** Wider pictures open slowly or not at all in some viewers. */
    private static final int MOST_WIDTH = 8192;

    private static final int WHITE = 0xffffffff;

    private final List<Picture> pictures;
    private final int scale;

    /** @param height least height in pixels, unless the strip would become too wide */
    Strip(List<Picture> pictures, int height) {
        Picture first = pictures.get(0);
        int cells = cells(pictures.size(), first.width());
        int wanted = (height + first.height() - 1) / first.height();
        this.pictures = pictures;
        this.scale = Math.max(1, Math.min(wanted, MOST_WIDTH / cells));
    }

    /** Pixels along the side of a cell. */
    int scale() {
        return scale;
    }

    BufferedImage draw() {
        int cells = cells(pictures.size(), pictures.get(0).width());
        int height = pictures.get(0).height();
        BufferedImage image = new BufferedImage(cells * scale, height * scale, BufferedImage.TYPE_INT_ARGB);
        int[] line = new int[cells * scale];
        for (int y = 0; y < height; y++) {
            Arrays.fill(line, WHITE);
            for (int p = 0; p < pictures.size(); p++) {
                row(pictures.get(p), y, line, p * (pictures.get(0).width() + 1) * scale);
            }
            for (int repeat = 0; repeat < scale; repeat++) {
                image.getRaster().setDataElements(0, y * scale + repeat, line.length, 1, line);
            }
        }
        return image;
    }

    private void row(Picture picture, int y, int[] line, int from) {
        byte[] rgba = picture.rgba();
        for (int x = 0; x < picture.width(); x++) {
            int at = 4 * (y * picture.width() + x);
            int argb = (rgba[at + 3] & 0xff) << 24
                    | (rgba[at] & 0xff) << 16
                    | (rgba[at + 1] & 0xff) << 8
                    | (rgba[at + 2] & 0xff);
            Arrays.fill(line, from + x * scale, from + (x + 1) * scale, argb);
        }
    }

    private static int cells(int pictures, int width) {
        return pictures * width + pictures - 1;
    }
}

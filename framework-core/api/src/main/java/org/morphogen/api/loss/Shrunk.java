// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import org.morphogen.api.data.Picture;

/**
 * A picture brought to the size that it has on a grid.
 *
 * @param height rows
 * @param width columns
 * @param rgba premultiplied, {@code [height][width][4]}, 0 to 1
 */
record Shrunk(int height, int width, float[] rgba) {

    /** Area average of the premultiplied picture: the longest side becomes {@code size} cells. */
    static Shrunk of(Picture picture, int size, boolean opaque) {
        double scale = (double) size / Math.max(picture.width(), picture.height());
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        float[] rows = shrinkRows(premultiplied(picture, opaque), picture.height(), picture.width(), height);
        return new Shrunk(height, width, shrinkColumns(rows, height, picture.width(), width));
    }

    /** This picture in the middle of a transparent grid; an odd margin is larger behind. */
    float[] centred(int gridHeight, int gridWidth) {
        float[] centred = new float[gridHeight * gridWidth * 4];
        int top = (gridHeight - height) / 2;
        int left = (gridWidth - width) / 2;
        for (int row = 0; row < height; row++) {
            System.arraycopy(rgba, row * width * 4, centred, ((top + row) * gridWidth + left) * 4, width * 4);
        }
        return centred;
    }

    private static float[] premultiplied(Picture picture, boolean opaque) {
        byte[] bytes = picture.rgba();
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i += 4) {
            float alpha = opaque ? 1 : (bytes[i + 3] & 0xFF) / 255f;
            for (int c = 0; c < 3; c++) {
                values[i + c] = (bytes[i + c] & 0xFF) / 255f * alpha;
            }
            values[i + 3] = alpha;
        }
        return values;
    }

    private static float[] shrinkRows(float[] from, int height, int width, int target) {
        float[] to = new float[target * width * 4];
        for (int row = 0; row < target; row++) {
            Span span = Span.of(row, target, height);
            for (int source = span.first; source <= span.last; source++) {
                float share = (float) (span.overlap(source) / span.length());
                for (int i = 0; i < width * 4; i++) {
                    to[row * width * 4 + i] += share * from[source * width * 4 + i];
                }
            }
        }
        return to;
    }

    private static float[] shrinkColumns(float[] from, int height, int width, int target) {
        float[] to = new float[height * target * 4];
        for (int column = 0; column < target; column++) {
            Span span = Span.of(column, target, width);
            for (int source = span.first; source <= span.last; source++) {
                float share = (float) (span.overlap(source) / span.length());
                for (int row = 0; row < height; row++) {
                    for (int c = 0; c < 4; c++) {
                        to[(row * target + column) * 4 + c] += share * from[(row * width + source) * 4 + c];
                    }
                }
            }
        }
        return to;
    }

    /** The source pixels that one cell covers, in part or whole. */
    private record Span(double from, double to, int first, int last) {
        static Span of(int cell, int cells, int pixels) {
            double from = (double) cell * pixels / cells;
            double to = (double) (cell + 1) * pixels / cells;
            return new Span(from, to, (int) from, Math.min(pixels - 1, (int) Math.ceil(to) - 1));
        }

        double length() {
            return to - from;
        }

        double overlap(int pixel) {
            return Math.min(to, pixel + 1.0) - Math.max(from, pixel);
        }
    }
}

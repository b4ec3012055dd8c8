// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.targetimage;

import org.morphogen.api.loss.TargetPicture;

/**
 * The pattern closest to a picture of all that look the same from four sides and in a mirror, about the middle cell of a
 * torus: the mean of the picture's images under these turns and reflections. On a grid that is not square the quarter
 * turns are left out.
 */
record Symmetric(TargetPicture picture) {

    private static final int COLOURS = 4;

    /** Mean over cells and colours of the squared distance to the picture. */
    double distance() {
        int images = picture.height() == picture.width() ? 8 : 4;
        double sum = 0;
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                for (int colour = 0; colour < COLOURS; colour++) {
                    double mean = 0;
                    for (int image = 0; image < images; image++) {
                        mean += value(row, column, image, colour) / images;
                    }
                    double apart = value(row, column, 0, colour) - mean;
                    sum += apart * apart;
                }
            }
        }
        return sum / picture.rgba().length;
    }

    /** Bits of the image: rows the other way, columns the other way, rows for columns. */
    private float value(int row, int column, int image, int colour) {
        int y = (image & 4) == 0 ? row : column;
        int x = (image & 4) == 0 ? column : row;
        int fromRow = (image & 1) == 0 ? y : (2 * (picture.height() / 2) - y + picture.height()) % picture.height();
        int fromColumn = (image & 2) == 0 ? x : (2 * (picture.width() / 2) - x + picture.width()) % picture.width();
        return picture.rgba()[(fromRow * picture.width() + fromColumn) * COLOURS + colour];
    }
}

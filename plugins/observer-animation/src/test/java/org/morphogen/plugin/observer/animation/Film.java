// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.data.Picture;

/** Test films: a disc that grows on white, with a colour that changes over its face. */
final class Film {

    private Film() {}

    static List<Picture> disc(int width, int height, int count) {
        List<Picture> film = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            film.add(disc(width, height, 1 + 0.4 * i * Math.min(width, height) / count));
        }
        return film;
    }

    static Frames frames(List<Picture> film) {
        Frames frames = new Frames();
        for (int i = 0; i < film.size(); i++) {
            frames.add(film.get(i), i == film.size() - 1);
        }
        return frames;
    }

    /** A picture of few colours: each cell of index i has colour i % colours. */
    static Picture stripes(int width, int height, int shift, int colours) {
        byte[] rgba = new byte[4 * width * height];
        for (int i = 0; i < width * height; i++) {
            int colour = (i + shift) % colours;
            rgba[4 * i] = (byte) (colour * 37);
            rgba[4 * i + 1] = (byte) (255 - colour * 20);
            rgba[4 * i + 2] = (byte) (colour * 11);
            rgba[4 * i + 3] = (byte) 0xff;
        }
        return new Picture(width, height, rgba);
    }

    private static Picture disc(int width, int height, double radius) {
        byte[] rgba = new byte[4 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = Math.hypot(x - width / 2.0, y - height / 2.0) < radius;
                int at = 4 * (y * width + x);
                rgba[at] = (byte) (inside ? 255 * x / width : 255);
                rgba[at + 1] = (byte) (inside ? 255 * y / height : 255);
                rgba[at + 2] = (byte) (inside ? 128 + 60 * Math.sin(0.3 * (x + y)) : 255);
                rgba[at + 3] = (byte) 0xff;
            }
        }
        return new Picture(width, height, rgba);
    }
}

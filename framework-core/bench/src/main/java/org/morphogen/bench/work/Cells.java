// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.LinkedHashMap;
import java.util.Map;

/** The kinds of cells whose training iterations are measured: the growing ones, and those of rules without a direction. */
enum Cells {
    GROWING("growing", 3, 0, 128, "zero", 0, Map.of("type", "neural")),
    LAPLACIAN("laplacian", 2, 0, 192, "torus", 0, Map.of("type", "isotropic", "variant", "laplacian")),
    GRADNORM("lap-gradnorm", 3, 0, 128, "torus", 0, Map.of("type", "isotropic", "variant", "lap-gradnorm")),
    ANGLE("angle", 4, 4, 128, "torus", 1, Map.of("type", "steerable", "steering", "angle")),
    GRADIENT("gradient", 4, 2, 128, "torus", 0, Map.of("type", "steerable", "steering", "gradient"));

    private final String text;
    private final int blocks;
    private final int less;
    private final int hidden;
    private final String boundary;
    private final int angles;
    private final Map<String, Object> rule;

    /** A row has {@code blocks} values a channel, but for {@code less}. */
    Cells(String text, int blocks, int less, int hidden, String boundary, int angles, Map<String, Object> rule) {
        this.text = text;
        this.blocks = blocks;
        this.less = less;
        this.hidden = hidden;
        this.boundary = boundary;
        this.angles = angles;
        this.rule = rule;
    }

    String text() {
        return text;
    }

    /** Values that the network takes in. */
    int inputs(int channels) {
        return blocks * channels - less;
    }

    /** Hidden units as published. */
    int hidden() {
        return hidden;
    }

    /**
     * Largest random weight of the first layer. Rules without a direction sense sums that are not divided: with weights of
     * the same size their states would grow beyond all bounds.
     */
    float weight() {
        return this == GROWING ? 0.18f : 0.02f;
    }

    Map<String, Object> substrate(int size, int channels) {
        Map<String, Object> grid = new LinkedHashMap<>();
        grid.put("type", "grid");
        grid.put("width", size);
        grid.put("height", size);
        grid.put("channels", channels);
        grid.put("boundary", boundary);
        grid.put("angles", angles);
        return grid;
    }

    Map<String, Object> rule(int units) {
        Map<String, Object> all = new LinkedHashMap<>(rule);
        all.put("hidden", units);
        all.put("fireRate", 0.5);
        return all;
    }
}

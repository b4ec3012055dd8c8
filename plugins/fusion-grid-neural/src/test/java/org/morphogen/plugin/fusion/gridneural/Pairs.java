// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.morphogen.testkit.FusionContract.Pair;

/** Grids and rules for the contract: each line differs from the others in more than one way. */
final class Pairs {

    private static final List<String> SOBEL = List.of("identity", "gradient-x", "gradient-y");

    private Pairs() {}

    static Stream<Pair> neural() {
        return Stream.of(
                pair(12, 12, 16, "zero", 2, Map.of()),
                pair(70, 13, 16, "torus", 2, Map.of("angle", 0.7, "stepSize", 0.5)),
                pair(65, 9, 16, "reflect", 1, Map.of("order", "operator-major", "hidden", 40)),
                pair(64, 17, 8, "torus", 3, Map.of("livingMask", "pre", "fireRate", 1.0, "sobelScale", 2.0)),
                pair(129, 5, 5, "zero", 1, Map.of("livingMask", "post", "hidden", 17, "outputBias", false)),
                pair(7, 30, 20, "reflect", 1, Map.of("livingMask", "none", "activation", "tanh", "fireRate", 0.3)),
                pair(1, 7, 4, "torus", 1, Map.of("hidden", 1, "activation", "elu")),
                pair(1, 1, 16, "reflect", 2, Map.of("activation", "sigmoid", "livingThreshold", 0.3)),
                pair(
                        33,
                        18,
                        32,
                        "zero",
                        1,
                        Map.of("perception", List.of("identity", "laplacian*0.0625", "moore"), "fireRate", 0.75)),
                pair(
                        20,
                        20,
                        3,
                        "torus",
                        1,
                        Map.of("perception", List.of("moore-patch", "gradient-x*3@0.4"), "livingMask", "none")));
    }

    /**
     * Above 1.9 few sites live, so that many sense nothing. They have many channels: where all of a living site are 0, its
     * neighbours sense nothing either, and the composition takes the gradient through them as 0, which here is none.
     */
    static Stream<Pair> steerable() {
        return Stream.of(
                angle(65, 19, 16, "torus", 2, Map.of("livingThreshold", 1.9, "hidden", 40)),
                gradient(70, 13, 16, "torus", 2, Map.of("livingThreshold", 1.9)),
                angle(129, 6, 20, "reflect", 1, Map.of("livingThreshold", 1.9, "fireRate", 0.3, "hidden", 17)),
                gradient(64, 17, 12, "reflect", 1, Map.of("fireRate", 1.0, "laplacian", false, "hidden", 24)),
                angle(30, 40, 16, "zero", 1, Map.of("livingThreshold", 1.9, "laplacian", false)),
                gradient(1, 7, 5, "zero", 1, Map.of("hidden", 1)),
                angle(1, 1, 6, "torus", 2, Map.of("hidden", 3)));
    }

    private static Pair pair(
            int width, int height, int channels, String boundary, int batch, Map<String, Object> rule) {
        Map<String, Object> neural = new TreeMap<>(Map.of("perception", SOBEL));
        neural.putAll(rule);
        return new Pair(grid(width, height, channels, boundary, 0), neural, batch);
    }

    private static Pair angle(
            int width, int height, int channels, String boundary, int batch, Map<String, Object> rule) {
        return new Pair(grid(width, height, channels, boundary, 1), rule, batch);
    }

    private static Pair gradient(
            int width, int height, int channels, String boundary, int batch, Map<String, Object> rule) {
        Map<String, Object> steerable = new TreeMap<>(rule);
        steerable.put("steering", "gradient");
        return new Pair(grid(width, height, channels, boundary, 0), steerable, batch);
    }

    private static Map<String, Object> grid(int width, int height, int channels, String boundary, int angles) {
        return Map.of("width", width, "height", height, "channels", channels, "boundary", boundary, "angles", angles);
    }
}

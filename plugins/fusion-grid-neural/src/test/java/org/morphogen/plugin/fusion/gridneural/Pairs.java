// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.testkit.FusionContract.Pair;

/** Grids and rules for the contract: each line differs from the others in more than one way. */
final class Pairs {

    private static final List<String> SOBEL = List.of("identity", "gradient-x", "gradient-y");

    private Pairs() {}

    static Stream<Pair> all() {
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

    private static Pair pair(
            int width, int height, int channels, String boundary, int batch, Map<String, Object> rule) {
        Map<String, Object> neural = new java.util.TreeMap<>(Map.of("perception", SOBEL));
        neural.putAll(rule);
        return new Pair(
                Map.of("width", width, "height", height, "channels", channels, "boundary", boundary), neural, batch);
    }
}

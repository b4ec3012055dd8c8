// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The 3x3 stencils of a perception, as cross-correlations. The operators are those of the grid substrate: a name, then
 * optionally {@code *factor} and {@code @angle}.
 *
 * @param weights one row-major stencil of nine weights for each output
 */
record Stencils(List<float[]> weights) {

    private static final Pattern OPERATOR = Pattern.compile("([a-z-]+)(?:\\*([^@]+))?(?:@(.+))?");
    private static final double[] DX = {-0.125, 0, 0.125, -0.25, 0, 0.25, -0.125, 0, 0.125};
    private static final double[] DY = {-0.125, -0.25, -0.125, 0, 0, 0, 0.125, 0.25, 0.125};
    private static final double[] LAPLACIAN = {1, 2, 1, 2, -12, 2, 1, 2, 1};
    private static final double[] MOORE = {1, 1, 1, 1, 0, 1, 1, 1, 1};
    private static final int MOST_SYMMETRIC = 31;

    /** The stencils of a list of operators; empty if one of them is not known here. */
    static Optional<Stencils> of(List<String> operators) {
        List<float[]> all = new ArrayList<>();
        for (String operator : operators) {
            List<float[]> stencils = read(operator);
            if (stencils.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(stencils);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(new Stencils(List.copyOf(all)));
    }

    int size() {
        return weights.size();
    }

    /** All weights, {@code [size][9]}. */
    float[] flat() {
        float[] flat = new float[size() * 9];
        for (int k = 0; k < size(); k++) {
            System.arraycopy(weights.get(k), 0, flat, k * 9, 9);
        }
        return flat;
    }

    /** For each stencil the bits of its taps that are not 0, as the initialiser of a C array. */
    String taps() {
        return weights.stream().map(Stencils::taps).collect(Collectors.joining(",", "{", "}"));
    }

    /** Bits of those stencils whose corners have one weight, and whose edges have: they do not tell directions apart. */
    int symmetric() {
        int bits = 0;
        for (int k = 0; k < Math.min(size(), MOST_SYMMETRIC); k++) {
            float[] w = weights.get(k);
            boolean corners = w[0] == w[2] && w[0] == w[6] && w[0] == w[8];
            bits |= (corners && w[1] == w[3] && w[1] == w[5] && w[1] == w[7] ? 1 : 0) << k;
        }
        return bits;
    }

    private static String taps(float[] stencil) {
        int bits = 0;
        for (int t = 0; t < 9; t++) {
            bits |= (stencil[t] != 0 ? 1 : 0) << t;
        }
        return Integer.toString(bits);
    }

    private static List<float[]> read(String operator) {
        Matcher parts = OPERATOR.matcher(operator);
        if (!parts.matches()) {
            return List.of();
        }
        try {
            double factor = parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
            boolean turned = parts.group(3) != null;
            double angle = turned ? Double.parseDouble(parts.group(3)) : 0;
            return named(parts.group(1), factor, turned, angle);
        } catch (NumberFormatException e) {
            return List.of();
        }
    }

    private static List<float[]> named(String name, double factor, boolean turned, double angle) {
        if (turned && !name.startsWith("gradient-")) {
            return List.of();
        }
        return switch (name) {
            case "identity" -> List.of(mixed(single(4), factor, MOORE, 0));
            case "gradient-x" -> List.of(mixed(DX, factor * Math.cos(angle), DY, -factor * Math.sin(angle)));
            case "gradient-y" -> List.of(mixed(DX, factor * Math.sin(angle), DY, factor * Math.cos(angle)));
            case "laplacian" -> List.of(mixed(LAPLACIAN, factor, MOORE, 0));
            case "moore" -> List.of(mixed(MOORE, factor, LAPLACIAN, 0));
            case "moore-patch" -> patch(factor);
            default -> List.of();
        };
    }

    private static List<float[]> patch(double factor) {
        List<float[]> patch = new ArrayList<>();
        for (int t = 0; t < 9; t++) {
            patch.add(mixed(single(t), factor, MOORE, 0));
        }
        return patch;
    }

    private static double[] single(int tap) {
        double[] weights = new double[9];
        weights[tap] = 1;
        return weights;
    }

    private static float[] mixed(double[] one, double ofOne, double[] other, double ofOther) {
        float[] mixed = new float[9];
        for (int t = 0; t < 9; t++) {
            mixed[t] = (float) (ofOne * one[t] + ofOther * other[t]);
        }
        return mixed;
    }
}

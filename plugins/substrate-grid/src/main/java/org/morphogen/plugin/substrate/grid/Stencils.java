// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.substrate.Operator;

/**
 * The 3x3 stencils of a list of operators, as cross-correlations.
 *
 * @param weights one row-major stencil of nine weights for each output
 */
record Stencils(List<float[]> weights) {

    private static final float[] GRADIENT_X = {-0.125f, 0, 0.125f, -0.25f, 0, 0.25f, -0.125f, 0, 0.125f};
    private static final float[] GRADIENT_Y = {-0.125f, -0.25f, -0.125f, 0, 0, 0, 0.125f, 0.25f, 0.125f};
    private static final Map<String, List<float[]>> NAMED = named();

    static final List<Operator> OPERATORS = List.of(
            new Operator("identity", 1, "The site itself."),
            new Operator(
                    "gradient-x",
                    1,
                    "Sobel derivative along a row: [[-1,0,1],[-2,0,2],[-1,0,1]] / 8. gradient-x*8 scales it by 8;"
                            + " gradient-x@0.785 turns it: cos(a) Dx - sin(a) Dy, a in radians; gradient-x*8@0.785 does both."),
            new Operator(
                    "gradient-y",
                    1,
                    "Sobel derivative down a column: [[-1,-2,-1],[0,0,0],[1,2,1]] / 8. Takes a factor and an angle as"
                            + " gradient-x does; turned it is sin(a) Dx + cos(a) Dy."),
            new Operator("laplacian", 1, "[[1,2,1],[2,-12,2],[1,2,1]], not normalised; laplacian*0.0625 scales it."),
            new Operator(
                    "lap6",
                    1,
                    "[[0,2,2],[2,-12,2],[2,2,0]], the laplacian of a hexagonal lattice whose rows are sheared into the"
                            + " grid; lap6*0.125 scales it."),
            new Operator("moore", 1, "Sum of the eight neighbours, without the site itself."),
            new Operator("moore-patch", 9, "The site and its eight neighbours, row by row."));

    /**
     * Reads names such as {@code identity}, {@code gradient-x*8} (factor) or {@code gradient-y@0.785} (angle in
     * radians). Throws {@link IllegalArgumentException} if a name is unknown or has a suffix that it does not take.
     */
    static Stencils of(List<String> operators) {
        List<float[]> all = new ArrayList<>();
        operators.forEach(operator -> all.addAll(read(operator)));
        return new Stencils(List.copyOf(all));
    }

    /** Number of outputs. */
    int size() {
        return weights.size();
    }

    /** The weights in one array, {@code [size][9]}. */
    float[] flat() {
        float[] flat = new float[size() * 9];
        for (int k = 0; k < size(); k++) {
            System.arraycopy(weights.get(k), 0, flat, k * 9, 9);
        }
        return flat;
    }

    /** Bits of the taps of stencil {@code k} that are not 0. */
    int taps(int k) {
        int bits = 0;
        for (int t = 0; t < 9; t++) {
            bits |= (weights.get(k)[t] != 0 ? 1 : 0) << t;
        }
        return bits;
    }

    /** Whether the corners of stencil {@code k} have one weight, and its edges: it does not tell directions apart. */
    boolean symmetric(int k) {
        float[] w = weights.get(k);
        boolean corners = w[0] == w[2] && w[0] == w[6] && w[0] == w[8];
        return corners && w[1] == w[3] && w[1] == w[5] && w[1] == w[7];
    }

    private static List<float[]> read(String operator) {
        int turn = operator.indexOf('@');
        String scaled = turn < 0 ? operator : operator.substring(0, turn);
        int times = scaled.indexOf('*');
        String name = times < 0 ? scaled : scaled.substring(0, times);
        List<float[]> stencils = NAMED.get(name);
        if (stencils == null) {
            throw new IllegalArgumentException(
                    "The grid has no operator '" + name + "'; there are " + String.join(", ", NAMED.keySet()));
        }
        if (turn >= 0) {
            stencils = List.of(turned(name, number(operator, operator.substring(turn + 1))));
        }
        return times < 0 ? stencils : scaled(stencils, number(operator, scaled.substring(times + 1)));
    }

    private static double number(String operator, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "Operator '" + operator + "': '" + text
                            + "' is no number; write a factor after * and an angle after @",
                    e);
        }
    }

    private static float[] turned(String name, double angle) {
        return switch (name) {
            case "gradient-x" -> mixed(Math.cos(angle), -Math.sin(angle));
            case "gradient-y" -> mixed(Math.sin(angle), Math.cos(angle));
            default ->
                throw new IllegalArgumentException("Operator '" + name
                        + "' has no direction to turn; only gradient-x and gradient-y take an angle");
        };
    }

    private static float[] mixed(double x, double y) {
        float[] mixed = new float[9];
        for (int t = 0; t < 9; t++) {
            mixed[t] = (float) (x * GRADIENT_X[t] + y * GRADIENT_Y[t]);
        }
        return mixed;
    }

    private static List<float[]> scaled(List<float[]> stencils, double factor) {
        List<float[]> scaled = new ArrayList<>();
        for (float[] stencil : stencils) {
            float[] weights = new float[9];
            for (int t = 0; t < 9; t++) {
                weights[t] = (float) (factor * stencil[t]);
            }
            scaled.add(weights);
        }
        return scaled;
    }

    private static Map<String, List<float[]>> named() {
        Map<String, List<float[]>> named = new LinkedHashMap<>();
        named.put("identity", List.of(single(4)));
        named.put("gradient-x", List.of(GRADIENT_X));
        named.put("gradient-y", List.of(GRADIENT_Y));
        named.put("laplacian", List.of(new float[] {1, 2, 1, 2, -12, 2, 1, 2, 1}));
        named.put("lap6", List.of(new float[] {0, 2, 2, 2, -12, 2, 2, 2, 0}));
        named.put("moore", List.of(new float[] {1, 1, 1, 1, 0, 1, 1, 1, 1}));
        List<float[]> patch = new ArrayList<>();
        for (int t = 0; t < 9; t++) {
            patch.add(single(t));
        }
        named.put("moore-patch", List.copyOf(patch));
        return named;
    }

    private static float[] single(int tap) {
        float[] weights = new float[9];
        weights[tap] = 1;
        return weights;
    }
}

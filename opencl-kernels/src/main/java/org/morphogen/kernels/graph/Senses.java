// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.graph;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.morphogen.api.substrate.Operator;

/** The weights of named operators on a graph's entries. A name may carry a factor and an angle, as on the square grid. */
record Senses(Graph graph) {

    static final List<Operator> OPERATORS = List.of(
            new Operator("identity", 1, "The site itself."),
            new Operator("gradient-x", 1, "Derivative to the right; takes a factor and an angle: gradient-x*8@0.785."),
            new Operator("gradient-y", 1, "Derivative downwards; takes a factor and an angle."),
            new Operator(
                    "laplacian",
                    1,
                    "12 (mean of the neighbours - the site), weighted as the substrate says; laplacian*0.125 scales it."));

    private static final Pattern NAME = Pattern.compile("([^*@]+)(?:\\*([^@]+))?(?:@(.+))?");

    /** Weights {@code [entries][operators]}. Throws {@link IllegalArgumentException} for a name that is not offered. */
    float[] weights(List<String> operators) {
        float[] weights = new float[graph.entries() * operators.size()];
        for (int k = 0; k < operators.size(); k++) {
            double[] column = column(operators.get(k));
            for (int e = 0; e < column.length; e++) {
                weights[e * operators.size() + k] = (float) column[e];
            }
        }
        return weights;
    }

    private double[] column(String operator) {
        Matcher parts = NAME.matcher(operator);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + operator + "' is no operator with a factor and an angle");
        }
        double factor = parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
        double angle = parts.group(3) == null ? 0 : Double.parseDouble(parts.group(3));
        return switch (parts.group(1)) {
            case "identity" -> identity(factor);
            case "laplacian", "lap6" -> sum(factor, graph.laplacian(), 0, graph.laplacian());
            case "gradient-x" ->
                sum(factor * Math.cos(angle), graph.gradientX(), -factor * Math.sin(angle), graph.gradientY());
            case "gradient-y" ->
                sum(factor * Math.sin(angle), graph.gradientX(), factor * Math.cos(angle), graph.gradientY());
            default -> throw new IllegalArgumentException("There is no operator '" + parts.group(1) + "' here");
        };
    }

    private double[] identity(double factor) {
        double[] column = new double[graph.entries()];
        for (int site = 0; site < graph.sites(); site++) {
            column[graph.starts()[site]] = factor;
        }
        return column;
    }

    private static double[] sum(double a, double[] x, double b, double[] y) {
        double[] sum = new double[x.length];
        for (int e = 0; e < sum.length; e++) {
            sum[e] = a * x[e] + b * y[e];
        }
        return sum;
    }
}

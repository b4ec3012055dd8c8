// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.util.List;
import java.util.stream.Collectors;
import org.morphogen.api.compute.Shape;

/**
 * Finds the two dense layers among the tensors of a TensorFlow model. Layer numbers differ from file to file, so
 * kernels are told by their shapes; a bias belongs to the kernel with which its name has most in common.
 */
final class DenseLayers {

    private static final String EXPECTED = "expected kernels [1x1x3CxH] and [1x1xHxC] with biases [H] and [C]";

    private final List<NamedArray> kernels;
    private final List<NamedArray> biases;

    DenseLayers(List<NamedArray> arrays) {
        kernels = arrays.stream().filter(a -> isKernel(a.shape())).toList();
        biases = arrays.stream().filter(a -> a.shape().rank() == 1).toList();
    }

    /** Throws {@link Malformed} naming the shapes found. */
    Weights weights() {
        for (NamedArray first : kernels) {
            for (NamedArray second : kernels) {
                if (follows(first.shape(), second.shape())) {
                    return weights(first, second);
                }
            }
        }
        throw new Malformed(complaint());
    }

    private Weights weights(NamedArray first, NamedArray second) {
        return new Weights(
                second.shape().dim(-1),
                first.shape().dim(-1),
                first.data(),
                biasOf(first).data(),
                second.data(),
                biasOf(second).data());
    }

    private NamedArray biasOf(NamedArray kernel) {
        Shape wanted = Shape.of(kernel.shape().dim(-1));
        NamedArray best = null;
        for (NamedArray bias : biases) {
            boolean fits = bias.shape().equals(wanted);
            if (fits && (best == null || common(bias, kernel) > common(best, kernel))) {
                best = bias;
            }
        }
        if (best == null) {
            throw new Malformed("no bias " + wanted + " for the kernel '" + kernel.name() + "' " + kernel.shape()
                    + "; there are " + list(biases));
        }
        return best;
    }

    private static int common(NamedArray a, NamedArray b) {
        int length = Math.min(a.name().length(), b.name().length());
        int same = 0;
        while (same < length && a.name().charAt(same) == b.name().charAt(same)) {
            same++;
        }
        return same;
    }

    private static boolean isKernel(Shape shape) {
        return shape.rank() == 4 && shape.dim(0) == 1 && shape.dim(1) == 1;
    }

    private static boolean follows(Shape first, Shape second) {
        return first.dim(-1) == second.dim(-2) && first.dim(-2) == Weights.OPERATORS * second.dim(-1);
    }

    private String complaint() {
        if (kernels.size() == 2) {
            Shape a = kernels.get(0).shape();
            Shape b = kernels.get(1).shape();
            return "the two kernels do not fit together: '" + kernels.get(0).name() + "' is " + a + " and '"
                    + kernels.get(1).name() + "' is " + b + "; " + EXPECTED;
        }
        return "no two dense layers of a growing NCA; found kernels " + list(kernels) + "; " + EXPECTED;
    }

    private static String list(List<NamedArray> arrays) {
        return arrays.isEmpty()
                ? "none"
                : arrays.stream().map(a -> a.name() + " " + a.shape()).collect(Collectors.joining(", "));
    }
}

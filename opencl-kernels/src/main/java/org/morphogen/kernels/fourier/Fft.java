// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.fourier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.launch.Programs;
import org.morphogen.kernels.launch.Variant;

/**
 * Fourier transforms of rows whose length is a power of two, recorded with their adjoints. Complex numbers are pairs:
 * {@code [...][n][2]}, real part first.
 */
public final class Fft {

    private final Programs programs;
    private final Scope scope;

    public Fft(Scope scope) {
        this(scope, Variant.of(scope.compute().device()));
    }

    Fft(Scope scope, Variant variant) {
        this.scope = scope;
        this.programs = new Programs(scope, variant);
    }

    /** {@code Y[k] = sum over j of X[j] exp(-2 pi i j k / n)}: {@code [...][n][2]} to {@code [...][n][2]}. */
    public Tensor forward(Tape tape, Tensor x) {
        return apply(tape, x, new Transform(pairs(x), -1, 1, 0, 0));
    }

    /** The inverse of {@link #forward}, divided by n. */
    public Tensor inverse(Tape tape, Tensor x) {
        int n = pairs(x);
        return apply(tape, x, new Transform(n, 1, 1f / n, 0, 0));
    }

    /** The transform of real rows: {@code [...][n]} to {@code [...][n][2]}. */
    public Tensor forwardReal(Tape tape, Tensor x) {
        return apply(tape, x, new Transform(x.shape().dim(-1), -1, 1, 1, 0));
    }

    /** The real part of the inverse: {@code [...][n][2]} to {@code [...][n]}. */
    public Tensor inverseReal(Tape tape, Tensor x) {
        int n = pairs(x);
        return apply(tape, x, new Transform(n, 1, 1f / n, 0, 1));
    }

    private static int pairs(Tensor x) {
        Shape shape = x.shape();
        if (shape.rank() < 2 || shape.dim(-1) != 2) {
            throw new IllegalArgumentException("Fourier transform of " + shape + ": expected pairs, [...][n][2]");
        }
        return shape.dim(-2);
    }

    private Tensor apply(Tape tape, Tensor x, Transform transform) {
        check(transform.length());
        Tensor y = tape.scope().allocate(ElementType.FLOAT32, transform.result(x.shape()));
        launch(transform, x, new Tape.Slot(y, 0));
        tape.record(y, List.of(x), () -> launch(transform.adjoint(), tape.gradient(y), tape.slot(x)));
        return y;
    }

    private void check(int n) {
        long most = Long.highestOneBit(scope.compute().device().localBytes() / 16);
        if (Integer.bitCount(n) != 1 || n > most) {
            throw new IllegalArgumentException("Fourier transform of rows of " + n
                    + ": expected a power of two of at most " + most + " on this device; pad the rows with zeros");
        }
    }

    private void launch(Transform t, Tensor x, Tape.Slot y) {
        long rows = x.size() / t.length() / (t.realIn() == 1 ? 1 : 2);
        int group = programs.variant() == Variant.LANES ? 1 : Math.max(1, Math.min(64, t.length() / 2));
        double points = (double) rows * t.length();
        programs.kernel(
                        "fft",
                        Map.of(
                                "LENGTH", t.length(),
                                "SIGN", t.sign(),
                                "REAL_IN", t.realIn(),
                                "REAL_OUT", t.realOut(),
                                "GROUP", group))
                .launch(
                        Range.of(rows * group).by(group),
                        Cost.of(5 * points * Math.log(t.length()) / Math.log(2), 16 * points),
                        x,
                        y.tensor(),
                        t.scale(),
                        y.beta());
    }

    /**
     * One transform.
     *
     * @param sign of the exponent
     * @param scale factor of the result
     * @param realIn 1 if imaginary parts of the input are left out
     * @param realOut 1 if imaginary parts of the result are dropped
     */
    private record Transform(int length, int sign, float scale, int realIn, int realOut) {

        /** With respect to real and imaginary parts: the conjugate transform of the same scale. */
        Transform adjoint() {
            return new Transform(length, -sign, scale, realOut, realIn);
        }

        Shape result(Shape from) {
            List<Integer> dims = new ArrayList<>(from.dims());
            if (realIn == 1) {
                dims.add(2);
            } else if (realOut == 1) {
                dims.remove(dims.size() - 1);
            }
            return new Shape(dims);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.fourier.Fft;

/**
 * Multiplies spectra. Transforms have a power of two of places: circles are written twice over and padded with zeros,
 * so that sums around the transform are sums around the circle.
 */
final class FourierProducts implements TurnProducts {

    private final PolarTarget target;
    private final int sets;
    private final int length;
    private final Fft fft;
    private final Packing packing;
    private final Tensor spectrum;
    private final Kernel multiply;
    private boolean transformed;

    FourierProducts(PolarTarget target, int sets, Scope scope) {
        this.target = target;
        this.sets = sets;
        this.length = length(target.grid().angles());
        this.fft = new Fft(scope);
        this.packing = new Packing(target, length, scope);
        this.spectrum = scope.floats(target.planes(), length, 2);
        this.multiply = scope.program(KernelSource.of(FourierProducts.class, "polar_spectrum.cl"), Map.of("SETS", sets))
                .kernel("polar_spectrum");
    }

    /** Places of a transform that holds a circle of so many angles twice. */
    static int length(int angles) {
        return Integer.highestOneBit(2 * angles - 1) << 1;
    }

    /** The longest transform on a device: its two copies lie in local memory. */
    static long longest(Scope scope) {
        return Long.highestOneBit(scope.compute().device().localBytes() / 16);
    }

    static boolean fits(int angles, Scope scope) {
        return length(angles) <= longest(scope);
    }

    @Override
    public Found of(Tape tape, Tensor rows) {
        if (!transformed) {
            transformTarget(tape);
        }
        int batch = rows.shape().dim(0);
        Tensor state = fft.forwardReal(tape, packing.of(tape, rows));
        Tensor spectra = tape.scope().floats(batch, sets, length, 2);
        double frequencies = (double) batch * target.planes() * length;
        multiply.launch(
                Range.of(length, batch),
                Cost.of(8 * sets * frequencies, 16 * frequencies),
                state,
                spectrum,
                spectra,
                target.planes());
        return new Found(
                fft.inverseReal(tape, spectra), 1, length, target.grid().angles());
    }

    private void transformTarget(Tape tape) {
        Tensor circles = tape.scope().allocate(ElementType.FLOAT32, Shape.of(target.planes(), length));
        circles.write(target.planes(length));
        tape.scope().compute().copy(fft.forwardReal(tape, circles), spectrum);
        transformed = true;
    }
}

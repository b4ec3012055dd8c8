// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.device;

import java.util.Map;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.bench.measure.Contender;
import org.morphogen.bench.measure.Samples;

/**
 * Our own kernels that do nothing but keep one part of a device busy.
 *
 * @param compute an open device
 * @param scope memory of the kernels
 */
public record Peak(Compute compute, Scope scope) {

    private static final int CHAINS = 12;
    private static final int ROUNDS = 1 << 20;
    private static final long COPIED = 1L << 28;

    /** One timed launch and what it did: floating-point operations, word operations or bytes. */
    public record Load(Contender contender, double amount) {

        /** Amount a second in the fastest of some runs: a peak is what the device can do. */
        public double best(Samples seconds) {
            return amount / seconds.least();
        }
    }

    /** FLOP of independent multiply-adds. */
    public Load multiplyAdds() {
        boolean cpu = compute.device().isCpu();
        int lanes = cpu ? Math.max(4, Math.min(16, compute.device().lanes())) : 1;
        int rounds = cpu ? ROUNDS : ROUNDS >> 6;
        long items = items();
        Tensor out = scope.floats(Math.toIntExact(items));
        Kernel kernel = kernel("fma_peak", Map.of("LANES", lanes, "ROUNDS", rounds));
        Range range = range(items);
        return new Load(
                () -> seconds(() -> kernel.launch(range, out, 0.999f, 0.001f)), 2.0 * CHAINS * lanes * rounds * items);
    }

    /** Independent functions of three 64-bit words, bit by bit. */
    public Load wordOperations() {
        boolean cpu = compute.device().isCpu();
        int lanes = cpu ? Math.max(2, Math.min(8, compute.device().lanes() / 2)) : 2;
        int rounds = cpu ? ROUNDS : ROUNDS >> 8;
        long items = items();
        Tensor out = scope.allocate(ElementType.UINT64, Shape.of(Math.toIntExact(items)));
        Kernel kernel = kernel("logic_peak", Map.of("LANES", lanes, "ROUNDS", rounds));
        Range range = range(items);
        return new Load(
                () -> seconds(() -> kernel.launch(range, out, 0x9E3779B97F4A7C15L)),
                (double) CHAINS * lanes * rounds * items);
    }

    /** Bytes read and written by a copy that no cache holds. */
    public Load copy() {
        Device device = compute.device();
        long bytes = Math.min(COPIED, Long.highestOneBit(device.maxAllocationBytes()) / 2);
        int chunk = device.isCpu() ? 4096 : 1;
        int floats = Math.toIntExact(bytes / 4);
        Tensor in = scope.zeros(ElementType.FLOAT32, Shape.of(floats));
        Tensor out = scope.zeros(ElementType.FLOAT32, Shape.of(floats));
        Kernel kernel = kernel("copy_bandwidth", Map.of("CHUNK", chunk));
        Range range = range(floats / 16L / chunk);
        return new Load(() -> seconds(() -> kernel.launch(range, in, out)), 2.0 * bytes);
    }

    private long items() {
        Device device = compute.device();
        return device.isCpu() ? 4L * device.computeUnits() : 2048L * device.computeUnits();
    }

    private Range range(long items) {
        return compute.device().isCpu() ? Range.stripes(items) : Range.of(items).by(256);
    }

    private Kernel kernel(String name, Map<String, Integer> constants) {
        return scope.program(KernelSource.of(Peak.class, name + ".cl"), constants)
                .kernel(name);
    }

    private double seconds(Runnable launch) {
        compute.finish();
        long began = System.nanoTime();
        launch.run();
        compute.finish();
        return (System.nanoTime() - began) * 1e-9;
    }
}

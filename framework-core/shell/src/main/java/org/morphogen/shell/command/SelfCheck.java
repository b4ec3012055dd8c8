// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.command;

import java.util.stream.IntStream;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** Compiles and runs one small kernel on a device, and compares with the same in Java. */
final class SelfCheck {

    private static final int GROUP = 64;
    private static final int COUNT = 16 * GROUP;

    private SelfCheck() {}

    /** Throws {@link ComputeException} saying what went wrong. */
    static void run(Devices devices, Device device) {
        int[] in = IntStream.range(0, COUNT).map(i -> i * i - 7 * i).toArray();
        try (Compute compute = devices.open(device, false);
                Scope scope = compute.scope("doctor")) {
            Tensor source = scope.ints(COUNT);
            Tensor result = scope.ints(COUNT);
            source.write(in, 0);
            scope.program(KernelSource.of(SelfCheck.class, "self_check.cl"))
                    .kernel("self_check")
                    .launch(Range.of(COUNT).by(GROUP), source, result);
            compare(in, result.readInts());
        }
    }

    private static void compare(int[] in, int[] out) {
        for (int i = 0; i < COUNT; i++) {
            int mirrored = i / GROUP * GROUP + GROUP - 1 - i % GROUP;
            int expected = in[mirrored] * 3 + 1;
            if (out[i] != expected) {
                throw new ComputeException("a kernel computed " + out[i] + " where " + expected + " is right");
            }
        }
    }
}

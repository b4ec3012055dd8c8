// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import java.util.function.Consumer;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Tensor;
import org.morphogen.opencl.driver.Driver;
import org.morphogen.opencl.profile.Profiler;

/** Fills and device-to-device copies. */
public final class Moves {

    /** Most bytes of a fill pattern. */
    private static final int PATTERN = 128;

    private final Driver driver;
    private final Transfers transfers;
    private final @Nullable Profiler profiler;

    public Moves(Driver driver, Transfers transfers, @Nullable Profiler profiler) {
        this.driver = driver;
        this.transfers = transfers;
        this.profiler = profiler;
    }

    public void zero(Tensor tensor) {
        fill(own(tensor, "zero"), 0);
    }

    public void fill(Tensor tensor, float value) {
        DeviceTensor own = own(tensor, "fill");
        if (tensor.type() != ElementType.FLOAT32) {
            throw new ComputeException("Cannot fill tensor " + tensor + " with a float; its elements are "
                    + tensor.type().openclName());
        }
        fill(own, Float.floatToRawIntBits(value));
    }

    private void fill(DeviceTensor tensor, int bits) {
        // Past the tensor's end, to the end of the buffer or of a whole pattern: long patterns fill fastest.
        long bytes = Math.min(tensor.block().capacity(), (tensor.bytes() + PATTERN - 1) / PATTERN * PATTERN);
        byte[] pattern = new byte[(int) Math.min(PATTERN, Long.lowestOneBit(bytes))];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) (bits >>> (8 * (i % Integer.BYTES)));
        }
        run("(fill)", (double) bytes, event -> transfers.fill(tensor.block(), pattern, bytes, event));
    }

    public void copy(Tensor from, long fromElement, Tensor to, long toElement, long elements) {
        DeviceTensor source = own(from, "copy from");
        DeviceTensor target = own(to, "copy to");
        if (from.type() != to.type()) {
            throw new ComputeException("Cannot copy tensor " + from + " to " + to + ": the element types differ");
        }
        within(from, fromElement, elements, "from");
        within(to, toElement, elements, "to");
        if (source.block() == target.block() && Math.abs(fromElement - toElement) < elements) {
            throw new ComputeException("Cannot copy " + elements + " elements of tensor " + from + " from "
                    + fromElement + " to " + toElement + " of itself: the ranges overlap");
        }
        if (elements == 0) {
            return;
        }
        int each = from.type().bytes();
        run(
                "(copy)",
                2.0 * elements * each,
                event -> CL.clEnqueueCopyBuffer(
                        driver.queue(),
                        source.block().memory(),
                        target.block().memory(),
                        fromElement * each,
                        toElement * each,
                        elements * each,
                        0,
                        null,
                        event));
    }

    private static void within(Tensor tensor, long first, long elements, String side) {
        if (first < 0 || elements < 0 || first + elements > tensor.size()) {
            throw new ComputeException("Cannot copy " + side + " tensor " + tensor + ": elements " + first + " to "
                    + (first + elements) + " are not within its " + tensor.size());
        }
    }

    private DeviceTensor own(Tensor tensor, String what) {
        DeviceTensor own = DeviceTensor.of(tensor, what);
        own.requireHome(transfers, what);
        return own;
    }

    private void run(String name, double bytes, Consumer<@Nullable cl_event> command) {
        try {
            if (profiler == null) {
                command.accept(null);
            } else {
                profiler.run(name, 0, bytes, null, command);
            }
        } catch (CLException e) {
            throw driver.failure("a " + name + " of " + (long) bytes + " bytes", e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Range;
import org.morphogen.opencl.driver.Driver;
import org.morphogen.opencl.memory.DeviceTensor;
import org.morphogen.opencl.memory.Transfers;
import org.morphogen.opencl.profile.Profiler;

/** Puts kernels on the queue of one compute, measured or not. */
final class LaunchPad {

    private static final int AXES = 3;

    private final Driver driver;
    private final Transfers home;
    private final @Nullable Profiler profiler;
    private final long[] global = new long[AXES];
    private final long[] local = new long[AXES];

    LaunchPad(Driver driver, Transfers home, @Nullable Profiler profiler) {
        this.driver = driver;
        this.home = home;
        this.profiler = profiler;
    }

    Transfers home() {
        return home;
    }

    void launch(String title, cl_kernel kernel, Range range, Cost cost) {
        int axes = unbox(range.global(), global);
        boolean grouped = unbox(range.local(), local) > 0;
        try {
            if (profiler == null) {
                enqueue(kernel, axes, grouped, null);
            } else {
                DeviceTensor count =
                        cost.count() == null ? null : DeviceTensor.of(cost.count(), "The cost of " + title);
                profiler.run(
                        title,
                        cost.flops(),
                        cost.bytes(),
                        count == null ? null : count.block().memory(),
                        event -> enqueue(kernel, axes, grouped, event));
            }
        } catch (CLException e) {
            throw refused(title, range, e);
        }
    }

    private void enqueue(cl_kernel kernel, int axes, boolean grouped, @Nullable cl_event event) {
        CL.clEnqueueNDRangeKernel(driver.queue(), kernel, axes, null, global, grouped ? local : null, 0, null, event);
    }

    private static int unbox(List<Long> from, long[] to) {
        int size = from.size();
        for (int axis = 0; axis < size; axis++) {
            to[axis] = from.get(axis);
        }
        return size;
    }

    private ComputeException refused(String title, Range range, CLException e) {
        return new ComputeException(
                "Kernel " + title + " with global range " + range.global() + " in groups of "
                        + (range.local().isEmpty() ? "the driver's choice" : range.local()) + " was refused by device "
                        + driver.device().id() + " (" + driver.device().name() + ", groups of at most "
                        + driver.device().maxGroupSize() + ", "
                        + driver.device().localBytes() + " bytes of local memory): "
                        + Driver.word(e),
                e);
    }
}

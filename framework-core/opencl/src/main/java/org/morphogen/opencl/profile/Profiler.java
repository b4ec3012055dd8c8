// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.profile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_event;
import org.jocl.cl_mem;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.opencl.driver.Driver;

/** Sums device times by kernel. Events are collected in bulk, so a launch costs no wait; their number is bounded. */
public final class Profiler implements AutoCloseable {

    private static final int PENDING = 4096;

    private final Driver driver;
    private final List<Sample> pending = new ArrayList<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();
    private final ByteBuffer counts = ByteBuffer.allocateDirect(4 * PENDING).order(ByteOrder.nativeOrder());

    public Profiler(Driver driver) {
        this.driver = driver;
    }

    /**
     * Enqueues a command and remembers its event.
     *
     * @param count INT32 [1] multiplier of flops and bytes as it is just before the command, or null for 1
     */
    public void run(String name, double flops, double bytes, @Nullable cl_mem count, Consumer<cl_event> command) {
        if (pending.size() == PENDING) {
            collect();
        }
        if (count != null) {
            Pointer slot = Pointer.toBuffer(counts).withByteOffset(4L * pending.size());
            CL.clEnqueueReadBuffer(driver.queue(), count, false, 0, 4, slot, 0, null, null);
        }
        cl_event event = new cl_event();
        command.accept(event);
        pending.add(new Sample(name, event, flops, bytes, count != null));
    }

    /** Waits for the queue and sums up; largest time first. */
    public List<ProfileRow> rows() {
        collect();
        return sums.entrySet().stream()
                .map(e -> e.getValue().row(e.getKey()))
                .sorted(Comparator.comparingDouble(ProfileRow::seconds).reversed())
                .toList();
    }

    private void collect() {
        driver.finish();
        try {
            sum();
        } catch (CLException e) {
            throw driver.failure("reading the times of launches", e);
        }
    }

    private void sum() {
        IntBuffer multipliers = counts.asIntBuffer();
        for (int i = 0; i < pending.size(); i++) {
            Sample sample = pending.get(i);
            double times = sample.counted() ? multipliers.get(i) : 1;
            long nanoseconds = time(sample.event(), CL.CL_PROFILING_COMMAND_END)
                    - time(sample.event(), CL.CL_PROFILING_COMMAND_START);
            sums.computeIfAbsent(sample.name(), name -> new Sum())
                    .add(nanoseconds, sample.flops() * times, sample.bytes() * times);
            CL.clReleaseEvent(sample.event());
        }
        pending.clear();
    }

    private static long time(cl_event event, int which) {
        long[] value = new long[1];
        CL.clGetEventProfilingInfo(event, which, Long.BYTES, Pointer.to(value), null);
        return value[0];
    }

    @Override
    public void close() {
        collect();
    }

    private record Sample(String name, cl_event event, double flops, double bytes, boolean counted) {}

    private static final class Sum {
        private long calls;
        private long nanoseconds;
        private double flops;
        private double bytes;

        void add(long time, double moreFlops, double moreBytes) {
            calls++;
            nanoseconds += time;
            flops += moreFlops;
            bytes += moreBytes;
        }

        ProfileRow row(String name) {
            return new ProfileRow(name, calls, nanoseconds * 1e-9, flops, bytes);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.cl_event;
import org.jspecify.annotations.Nullable;
import org.morphogen.opencl.driver.Driver;

/**
 * Host-device copies. Small writes go through a staging ring and do not wait for the queue; large ones wait. Reads
 * wait, before they touch the array: JOCL pins it, and a pinned array would stop the garbage collector.
 */
public final class Transfers {

    private static final int RING = 1 << 20;
    private static final int SMALL = RING / 8;
    private static final int ALIGNMENT = 64;

    private final Driver driver;
    private final ByteBuffer ring = ByteBuffer.allocateDirect(RING).order(ByteOrder.nativeOrder());
    private int next;

    public Transfers(Driver driver) {
        this.driver = driver;
    }

    void write(Block block, long offset, long bytes, Pointer source, Consumer<ByteBuffer> fill) {
        if (bytes == 0) {
            return;
        }
        try {
            if (bytes <= SMALL && !driver.simulated()) {
                stage(block, offset, (int) bytes, fill);
            } else {
                CL.clFinish(driver.queue());
                CL.clEnqueueWriteBuffer(driver.queue(), block.memory(), true, offset, bytes, source, 0, null, null);
            }
        } catch (CLException e) {
            throw driver.failure("a write of " + bytes + " bytes", e);
        }
    }

    /** Fills whole patterns: longer ones fill faster. */
    void fill(Block block, byte[] pattern, long bytes, @Nullable cl_event event) {
        if (driver.simulated()) {
            byte[] all = new byte[Math.toIntExact(bytes)];
            for (int i = 0; i < all.length; i++) {
                all[i] = pattern[i % pattern.length];
            }
            write(block, 0, bytes, Pointer.to(all), to -> to.put(all));
            return;
        }
        CL.clEnqueueFillBuffer(
                driver.queue(), block.memory(), Pointer.to(pattern), pattern.length, 0, bytes, 0, null, event);
    }

    private void stage(Block block, long offset, int bytes, Consumer<ByteBuffer> fill) {
        if (next + bytes > RING) {
            CL.clFinish(driver.queue());
            next = 0;
        }
        ByteBuffer slice = ring.slice(next, bytes).order(ByteOrder.nativeOrder());
        fill.accept(slice.duplicate().order(ByteOrder.nativeOrder()));
        Pointer source = Pointer.toBuffer(ring).withByteOffset(next);
        next += (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        CL.clEnqueueWriteBuffer(driver.queue(), block.memory(), false, offset, bytes, source, 0, null, null);
    }

    void read(Block block, long offset, long bytes, Pointer target) {
        if (bytes == 0) {
            return;
        }
        try {
            CL.clFinish(driver.queue());
            CL.clEnqueueReadBuffer(driver.queue(), block.memory(), true, offset, bytes, target, 0, null, null);
        } catch (CLException e) {
            throw driver.failure("a read of " + bytes + " bytes", e);
        }
    }
}

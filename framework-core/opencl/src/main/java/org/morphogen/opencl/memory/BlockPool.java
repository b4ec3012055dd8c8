// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.jocl.CL;
import org.jocl.CLException;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.MemoryUse;
import org.morphogen.opencl.driver.Driver;

/**
 * Buffers of one context, with free lists by rounded size. Because the queue is in order, a buffer may be handed out
 * again while launches that use it are still queued. What is kept free never exceeds the largest use so far. On a
 * checking simulator buffers are exact and never handed out again, so that it sees every access beyond a tensor.
 */
public final class BlockPool implements AutoCloseable {

    private static final long ALWAYS_KEPT = 64L << 20;

    private final Driver driver;
    private final boolean exact;
    private final TreeMap<Long, Deque<Block>> free = new TreeMap<>();
    private long used;
    private long peak;
    private long held;
    private long cached;

    public BlockPool(Driver driver) {
        this.driver = driver;
        this.exact = driver.simulated();
    }

    /** A buffer of at least so many bytes with undefined contents. */
    Block take(long bytes, String what) {
        long capacity = capacity(bytes);
        Deque<Block> same = free.get(capacity);
        Block block = same == null ? null : same.pollLast();
        if (block == null) {
            block = create(capacity, bytes, what);
        } else {
            cached -= capacity;
        }
        held += capacity;
        used += bytes;
        peak = Math.max(peak, used);
        return block;
    }

    private long capacity(long bytes) {
        long largest = driver.device().maxAllocationBytes();
        return exact || bytes > largest ? bytes : Math.min(SizeClass.round(bytes), largest);
    }

    void giveBack(Block block, long bytes) {
        used -= bytes;
        held -= block.capacity();
        cached += block.capacity();
        free.computeIfAbsent(block.capacity(), c -> new ArrayDeque<>()).addLast(block);
        long kept = exact ? 0 : Math.max(ALWAYS_KEPT, peak);
        if (cached > kept) {
            shrink(kept);
        }
    }

    public MemoryUse use() {
        return new MemoryUse(used, peak, cached);
    }

    private Block create(long capacity, long bytes, String what) {
        long largest = driver.device().maxAllocationBytes();
        if (capacity > largest) {
            throw refused(bytes, what, "the largest single buffer is " + size(largest));
        }
        long total = driver.device().memoryBytes();
        if (held + cached + capacity > total) {
            shrink(0);
        }
        if (held + capacity > total) {
            throw refused(bytes, what, available() + " are available");
        }
        try {
            return buffer(capacity);
        } catch (CLException first) {
            shrink(0);
            driver.finish();
            try {
                return buffer(capacity);
            } catch (CLException again) {
                throw refused(
                        bytes,
                        what,
                        "the driver says " + Driver.word(again) + "; at most " + available() + " are available");
            }
        }
    }

    private Block buffer(long capacity) {
        return new Block(CL.clCreateBuffer(driver.context(), CL.CL_MEM_READ_WRITE, capacity, null, null), capacity);
    }

    private ComputeException refused(long bytes, String what, String why) {
        return new ComputeException(
                "Device " + driver.device().id() + " (" + driver.device().name()
                        + ") has no room for " + what + ": " + size(bytes) + " needed, " + why + "; " + size(used)
                        + " are in use. Make the batch, the grid or the number of steps smaller.");
    }

    private String available() {
        long total = driver.device().memoryBytes();
        return size(Math.max(0, total - held)) + " of " + size(total);
    }

    private static String size(long bytes) {
        return String.format(java.util.Locale.ROOT, "%,d bytes", bytes);
    }

    /** Frees the largest unused buffers until at most {@code kept} bytes are cached. */
    private void shrink(long kept) {
        while (cached > kept) {
            Map.Entry<Long, Deque<Block>> largest = free.lastEntry();
            Block block = largest.getValue().pollFirst();
            if (block == null) {
                free.remove(largest.getKey());
            } else {
                cached -= block.capacity();
                CL.clReleaseMemObject(block.memory());
            }
        }
    }

    /** Frees all unused buffers. */
    @Override
    public void close() {
        shrink(0);
    }
}

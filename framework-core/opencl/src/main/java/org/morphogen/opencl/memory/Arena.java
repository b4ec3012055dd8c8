// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** The tensors of one scope: they go back to the pool together. */
public final class Arena implements AutoCloseable {

    private final String name;
    private final Transfers transfers;
    private final BlockPool pool;
    private final boolean tracking;
    private final List<DeviceTensor> tensors = new ArrayList<>();
    private boolean closed;

    /**
     * @param name of the scope, for messages
     * @param tracking whether to remember where each tensor was allocated; costs a stack trace each
     */
    public Arena(String name, Transfers transfers, BlockPool pool, boolean tracking) {
        this.name = name;
        this.transfers = transfers;
        this.pool = pool;
        this.tracking = tracking;
    }

    public Tensor allocate(ElementType type, Shape shape) {
        requireOpen("allocate " + type + shape);
        long bytes = shape.size() * type.bytes();
        Block block = pool.take(bytes, "a " + type + " tensor " + shape + " in scope '" + name + "'");
        DeviceTensor tensor =
                new DeviceTensor(this, transfers, block, type, shape, tracking ? new AllocationSite() : null);
        tensors.add(tensor);
        return tensor;
    }

    /** Throws if this scope was closed. */
    public void requireOpen(String what) {
        if (closed) {
            throw new ComputeException("Scope '" + name + "' is closed and cannot " + what
                    + ". Use a scope that lives as long as what it holds.");
        }
    }

    boolean closed() {
        return closed;
    }

    public String name() {
        return name;
    }

    /** Bytes that the tensors of this scope hold. */
    public long bytes() {
        return tensors.stream().mapToLong(Tensor::bytes).sum();
    }

    public int size() {
        return tensors.size();
    }

    /** Where the oldest tensor of this scope was allocated, or null if sites are not tracked. */
    public @Nullable AllocationSite oldest() {
        return tensors.isEmpty() ? null : tensors.get(0).site();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        tensors.forEach(t -> pool.giveBack(t.block(), t.bytes()));
        tensors.clear();
    }
}

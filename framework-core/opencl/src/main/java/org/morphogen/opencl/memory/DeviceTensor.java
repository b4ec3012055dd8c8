// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import java.util.Set;
import org.jocl.Pointer;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** A tensor on a buffer of the pool, or a view of one. */
public final class DeviceTensor implements Tensor {

    private final Arena arena;
    private final Transfers transfers;
    private final Block block;
    private final ElementType type;
    private final Shape shape;
    private final long size;
    private final @Nullable AllocationSite site;
    private final @Nullable DeviceTensor viewed;

    DeviceTensor(
            Arena arena,
            Transfers transfers,
            Block block,
            ElementType type,
            Shape shape,
            @Nullable AllocationSite site) {
        this(arena, transfers, block, type, shape, site, null);
    }

    private DeviceTensor(
            Arena arena,
            Transfers transfers,
            Block block,
            ElementType type,
            Shape shape,
            @Nullable AllocationSite site,
            @Nullable DeviceTensor viewed) {
        this.arena = arena;
        this.transfers = transfers;
        this.block = block;
        this.type = type;
        this.shape = shape;
        this.size = shape.size();
        this.site = site;
        this.viewed = viewed;
    }

    /** The tensor as this module's own. Throws if its scope was closed or if it came from elsewhere. */
    public static DeviceTensor of(Tensor tensor, String what) {
        if (!(tensor instanceof DeviceTensor own)) {
            throw new ComputeException(what + " takes tensors of an OpenCL scope, not "
                    + (tensor == null ? "null" : tensor.getClass().getName()));
        }
        own.requireOpen();
        return own;
    }

    /** The buffer. */
    public Block block() {
        return block;
    }

    @Nullable
    AllocationSite site() {
        return site;
    }

    /** Throws unless the tensor belongs to the compute with these transfers. */
    public void requireHome(Transfers home, String what) {
        if (transfers != home) {
            throw new ComputeException("Cannot " + what + " tensor " + type + shape + " of scope '" + arena.name()
                    + "': it belongs to another compute. Read it there and write it here.");
        }
    }

    /** Throws if the scope was closed. */
    public void requireOpen() {
        if (arena.closed()) {
            throw new ComputeException("Tensor " + type + shape + " was used after its scope '" + arena.name()
                    + "' was closed; it was allocated at "
                    + (site == null
                            ? "an untracked place (run with -D" + AllocationSite.PROPERTY + "=true)"
                            : site.line()));
        }
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public ElementType type() {
        return type;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Tensor view(Shape other) {
        requireOpen();
        if (other.size() != size) {
            throw new ComputeException("Tensor " + type + shape + " has " + size + " elements and cannot be viewed as "
                    + other + ", which has " + other.size());
        }
        return other.equals(shape)
                ? this
                : new DeviceTensor(arena, transfers, block, type, other, site, viewed == null ? this : viewed);
    }

    @Override
    public Tensor base() {
        return viewed == null ? this : viewed;
    }

    @Override
    public void write(float[] values, long offset) {
        check("write floats to", offset, values.length, Set.of(ElementType.FLOAT32));
        transfers.write(
                block,
                offset * 4,
                values.length * 4L,
                Pointer.to(values),
                to -> to.asFloatBuffer().put(values));
    }

    @Override
    public void write(int[] values, long offset) {
        check("write ints to", offset, values.length, Set.of(ElementType.INT32, ElementType.UINT32));
        transfers.write(
                block,
                offset * 4,
                values.length * 4L,
                Pointer.to(values),
                to -> to.asIntBuffer().put(values));
    }

    @Override
    public void write(long[] values, long offset) {
        check("write longs to", offset, values.length, Set.of(ElementType.UINT64));
        transfers.write(
                block,
                offset * 8,
                values.length * 8L,
                Pointer.to(values),
                to -> to.asLongBuffer().put(values));
    }

    @Override
    public void write(byte[] values, long offset) {
        int each = type.bytes();
        if (values.length % each != 0) {
            throw new ComputeException("Tensor " + type + shape + " takes whole elements of " + each + " bytes, not "
                    + values.length + " bytes");
        }
        check("write bytes to", offset, values.length / each, Set.of(type));
        transfers.write(block, offset * each, values.length, Pointer.to(values), to -> to.put(values));
    }

    @Override
    public float[] readFloats(long offset, int count) {
        check("read floats from", offset, count, Set.of(ElementType.FLOAT32));
        float[] values = new float[count];
        transfers.read(block, offset * 4, count * 4L, Pointer.to(values));
        return values;
    }

    @Override
    public int[] readInts(long offset, int count) {
        check("read ints from", offset, count, Set.of(ElementType.INT32, ElementType.UINT32));
        int[] values = new int[count];
        transfers.read(block, offset * 4, count * 4L, Pointer.to(values));
        return values;
    }

    @Override
    public long[] readLongs(long offset, int count) {
        check("read longs from", offset, count, Set.of(ElementType.UINT64));
        long[] values = new long[count];
        transfers.read(block, offset * 8, count * 8L, Pointer.to(values));
        return values;
    }

    @Override
    public byte[] readBytes(long offset, int count) {
        check("read bytes from", offset, count, Set.of(type));
        byte[] values = new byte[Math.multiplyExact(count, type.bytes())];
        transfers.read(block, offset * type.bytes(), values.length, Pointer.to(values));
        return values;
    }

    private void check(String what, long offset, int count, Set<ElementType> allowed) {
        requireOpen();
        if (!allowed.contains(type)) {
            throw new ComputeException(
                    "Cannot " + what + " tensor " + type + shape + "; its elements are " + type.openclName());
        }
        if (offset < 0 || count < 0 || offset + count > size) {
            throw new ComputeException("Cannot " + what + " tensor " + type + shape + ": elements " + offset + " to "
                    + (offset + count) + " are not within its " + size);
        }
    }

    @Override
    public String toString() {
        return type + shape.toString();
    }
}

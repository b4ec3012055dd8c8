// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A dense, row-major array in device memory. It belongs to the {@link Scope} that allocated it and must not be used
 * after that scope is closed: every use then throws {@link ComputeException} naming the allocation site.
 *
 * <p>Reads wait for all launches queued before them; writes copy their argument before they return.
 */
@ProviderType
public interface Tensor {

    Shape shape();

    ElementType type();

    /** Number of elements. */
    default long size() {
        return shape().size();
    }

    /** Size in bytes. */
    default long bytes() {
        return size() * type().bytes();
    }

    /** The same memory under another shape of the same size. */
    Tensor view(Shape shape);

    /** The tensor that was allocated; itself unless this is a view. Two views share a gradient because they share a base. */
    default Tensor base() {
        return this;
    }

    /** Writes all elements of a FLOAT32 tensor. */
    default void write(float[] values) {
        write(values, 0);
    }

    /** Writes all of {@code values} from element {@code offset} on; FLOAT32 only. */
    void write(float[] values, long offset);

    /** Writes all of {@code values} from element {@code offset} on; INT32 and UINT32 only. */
    void write(int[] values, long offset);

    /** Writes all of {@code values} from element {@code offset} on; UINT64 only. */
    void write(long[] values, long offset);

    /** Writes raw little-endian bytes from element {@code offset} on; any element type, whole elements. */
    void write(byte[] values, long offset);

    default float[] readFloats() {
        return readFloats(0, Math.toIntExact(size()));
    }

    float[] readFloats(long offset, int count);

    default int[] readInts() {
        return readInts(0, Math.toIntExact(size()));
    }

    int[] readInts(long offset, int count);

    long[] readLongs(long offset, int count);

    /** Reads {@code count} elements as raw little-endian bytes; any element type. */
    byte[] readBytes(long offset, int count);
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One device, one context and one in-order queue: what a run computes on. Launches are asynchronous; only reads and
 * {@link #finish} wait. Used by one thread at a time.
 */
@ProviderType
public interface Compute extends AutoCloseable {

    Device device();

    /** A new top-level scope. A scope still open when the compute is closed is reported as a leak. */
    Scope scope(String name);

    /** Fills the tensor with zero bytes. */
    void zero(Tensor tensor);

    /** Fills a FLOAT32 tensor with one value. */
    void fill(Tensor tensor, float value);

    /** Copies elements between tensors of one element type; ranges must not overlap. */
    void copy(Tensor from, long fromElement, Tensor to, long toElement, long elements);

    /** Copies a whole tensor into another of the same type and size. */
    default void copy(Tensor from, Tensor to) {
        copy(from, 0, to, 0, from.size());
    }

    /** Waits for all queued work. */
    void finish();

    /** Measured choices for this device. */
    Tuning tuning();

    /** One row per kernel, largest time first; empty unless profiling was asked for when the compute was opened. */
    List<ProfileRow> profile();

    /** Device bytes in use by open scopes, and the largest such number so far. */
    MemoryUse memory();

    /** Closes the queue and the context. Throws {@link ComputeException} listing scopes that were left open. */
    @Override
    void close();
}

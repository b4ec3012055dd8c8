// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A memory arena. All tensors and programs obtained from a scope, and its child scopes, go back together when it is
 * closed. Buffers go back to a free list of the device context, so a scope that is opened and closed every step costs
 * no driver allocation once warm; because the queue is in order, a buffer may be handed out again while launches that
 * use it are still queued. A scope is used by one thread.
 */
@ProviderType
public interface Scope extends AutoCloseable {

    String name();

    Compute compute();

    /** A tensor with undefined contents. Throws {@link ComputeException} with needed and available bytes. */
    Tensor allocate(ElementType type, Shape shape);

    /** A FLOAT32 tensor with undefined contents. */
    default Tensor floats(int... dims) {
        return allocate(ElementType.FLOAT32, Shape.of(dims));
    }

    /** An INT32 tensor with undefined contents. */
    default Tensor ints(int... dims) {
        return allocate(ElementType.INT32, Shape.of(dims));
    }

    /** A tensor of zero bytes. */
    default Tensor zeros(ElementType type, Shape shape) {
        Tensor tensor = allocate(type, shape);
        compute().zero(tensor);
        return tensor;
    }

    /**
     * Builds a program, or takes it from the caches (in memory by source and constants, on disk as a binary). Throws
     * {@link KernelBuildException}.
     *
     * @param constants build constants, passed as {@code -D NAME=value}; floats are written with an f suffix
     */
    Program program(KernelSource source, Map<String, ?> constants);

    default Program program(KernelSource source) {
        return program(source, Map.of());
    }

    /** A scope that closes no later than this one. */
    Scope child(String name);

    /** Gives everything back. Closing twice does nothing. */
    @Override
    void close();
}

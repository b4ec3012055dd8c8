// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A kernel that can be launched. Arguments are checked against the kernel's signature: {@link Tensor} (or null) for
 * global pointers, {@link Local} for local pointers, {@code Integer, Long, Float} for scalars, {@code int[]} of length 2 or 4
 * for {@code int2, uint2, int4, uint4}.
 */
@ProviderType
public interface Kernel {

    String name();

    /** Queues a launch with what it costs. */
    void launch(Range range, Cost cost, @Nullable Object... arguments);

    /** Queues a launch. */
    default void launch(Range range, @Nullable Object... arguments) {
        launch(range, Cost.UNTOLD, arguments);
    }
}

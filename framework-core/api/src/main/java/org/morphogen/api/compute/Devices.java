// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The service that lists and opens OpenCL devices. Listing never throws: a machine without a driver has no devices. */
@ProviderType
public interface Devices {

    /** All devices, GPUs first, then by compute units. */
    List<Device> list();

    /** Why {@link #list} is empty or incomplete, one sentence each; empty when all is well. */
    List<String> complaints();

    /** Finds a device by id or by a part of its name; null or "auto" is the first. Throws {@link ComputeException}. */
    Device find(@Nullable String idOrName);

    /** Opens a context and a queue. */
    Compute open(Device device, boolean profiling);
}

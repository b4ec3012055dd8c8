// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import org.osgi.annotation.versioning.ProviderType;

/** A built OpenCL program. */
@ProviderType
public interface Program {

    /** A kernel of this program; the same object for the same name. Throws {@link ComputeException} if unknown. */
    Kernel kernel(String name);

    /** SHA-256 of the expanded source and the build constants, hexadecimal. */
    String hash();
}

// SPDX-License-Identifier: Apache-2.0
/** Counter-based random numbers on the device. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.random;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

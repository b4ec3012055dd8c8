// SPDX-License-Identifier: Apache-2.0
/** Counter-based random numbers on the device. */
@Export
@Version("1.0.0")
package org.morphogen.kernels.random;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

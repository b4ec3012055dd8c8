// SPDX-License-Identifier: Apache-2.0
/** Discrete Fourier transforms. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.fourier;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

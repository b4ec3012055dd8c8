// SPDX-License-Identifier: Apache-2.0
/** Sparse matrices times rows, gathering and scattering of rows. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.sparse;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

// SPDX-License-Identifier: Apache-2.0
/** Arithmetic value by value, on tensors and on rows. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.pointwise;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

// SPDX-License-Identifier: Apache-2.0
/** Sums, extremes, softmax and cross-entropy over whole tensors, samples or rows. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.reduce;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

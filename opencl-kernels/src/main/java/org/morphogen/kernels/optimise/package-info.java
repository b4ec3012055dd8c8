// SPDX-License-Identifier: Apache-2.0
/** Optimisers, gradient norms and learning-rate schedules. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.optimise;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

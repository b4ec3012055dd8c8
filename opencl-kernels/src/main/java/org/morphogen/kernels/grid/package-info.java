// SPDX-License-Identifier: Apache-2.0
/** Stencils, convolutions and pooling on grids, {@code [batch][height][width][channels]}. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.grid;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

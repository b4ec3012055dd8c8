// SPDX-License-Identifier: Apache-2.0
/** Stencils, convolutions and pooling on grids, {@code [batch][height][width][channels]}. */
@Export
@Version("1.0.0")
package org.morphogen.kernels.grid;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

// SPDX-License-Identifier: Apache-2.0
/** Substrates whose sites have lists of neighbours: everything but the lists and the places. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.kernels.graph;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

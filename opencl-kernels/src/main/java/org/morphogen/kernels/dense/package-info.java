// SPDX-License-Identifier: Apache-2.0
/** Dense layers on rows. */
@Export
@Version("1.1.0")
@NullMarked
package org.morphogen.kernels.dense;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

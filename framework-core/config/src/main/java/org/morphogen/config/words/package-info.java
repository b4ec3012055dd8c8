// SPDX-License-Identifier: Apache-2.0
/** How values, expectations and near misses are said, here and in the shell. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.config.words;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

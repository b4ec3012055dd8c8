// SPDX-License-Identifier: Apache-2.0
/** How other bundles add commands. */
@Export
@Version("1.2.0")
@NullMarked
package org.morphogen.shell.extend;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

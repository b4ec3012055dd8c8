// SPDX-License-Identifier: Apache-2.0
/** Tables and units for people. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.shell.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

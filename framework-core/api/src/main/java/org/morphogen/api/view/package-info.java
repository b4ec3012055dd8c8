// SPDX-License-Identifier: Apache-2.0
/** How runs are shown to people who do not sit at the terminal. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.api.view;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

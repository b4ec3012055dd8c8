// SPDX-License-Identifier: Apache-2.0
/** What commands are given: the services, the installed files, the terminal. */
@Export
@Version("1.1.0")
@NullMarked
package org.morphogen.shell.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

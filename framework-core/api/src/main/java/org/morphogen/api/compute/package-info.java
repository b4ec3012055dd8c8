// SPDX-License-Identifier: Apache-2.0
/** Devices, memory, programs, launches and the tape: all that a plugin needs to compute. */
@Export
@Version("1.1.0")
package org.morphogen.api.compute;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

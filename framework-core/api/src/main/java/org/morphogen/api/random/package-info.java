// SPDX-License-Identifier: Apache-2.0
/** Counter-based random numbers on the host. */
@Export
@Version("1.0.0")
package org.morphogen.api.random;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

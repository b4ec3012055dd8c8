// SPDX-License-Identifier: Apache-2.0
/** Where sites live and who neighbours whom. */
@Export
@Version("1.2.0")
package org.morphogen.api.substrate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

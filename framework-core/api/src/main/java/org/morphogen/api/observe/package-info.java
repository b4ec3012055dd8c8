// SPDX-License-Identifier: Apache-2.0
/** Readers of a run. */
@Export
@Version("1.0.0")
package org.morphogen.api.observe;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

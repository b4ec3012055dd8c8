// SPDX-License-Identifier: Apache-2.0
/** A run's folder and what is kept in it. */
@Export
@Version("1.0.0")
package org.morphogen.api.run;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

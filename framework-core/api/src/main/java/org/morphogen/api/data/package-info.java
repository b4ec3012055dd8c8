// SPDX-License-Identifier: Apache-2.0
/** Pictures and data sets. */
@Export
@Version("1.0.0")
package org.morphogen.api.data;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

// SPDX-License-Identifier: Apache-2.0
/** How a site changes. */
@Export
@Version("1.2.0")
package org.morphogen.api.rule;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

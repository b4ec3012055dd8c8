// SPDX-License-Identifier: Apache-2.0
/** States to start from. */
@Export
@Version("1.1.0")
package org.morphogen.api.initial;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

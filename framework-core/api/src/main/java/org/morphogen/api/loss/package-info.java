// SPDX-License-Identifier: Apache-2.0
/** Numbers to lower. */
@Export
@Version("1.2.0")
package org.morphogen.api.loss;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

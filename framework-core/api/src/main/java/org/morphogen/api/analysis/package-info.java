// SPDX-License-Identifier: Apache-2.0
/** Numbers and pictures of what a model does. */
@Export
@Version("1.0.0")
package org.morphogen.api.analysis;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

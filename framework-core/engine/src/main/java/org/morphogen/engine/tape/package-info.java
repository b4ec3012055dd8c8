// SPDX-License-Identifier: Apache-2.0
/** Records operations and plays their adjoints back. */
@Export
@Version("1.0.0")
package org.morphogen.engine.tape;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

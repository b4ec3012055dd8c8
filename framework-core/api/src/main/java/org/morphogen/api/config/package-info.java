// SPDX-License-Identifier: Apache-2.0
/** Annotations from which a configuration record's schema, help and validation come. */
@Export
@Version("1.0.0")
package org.morphogen.api.config;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

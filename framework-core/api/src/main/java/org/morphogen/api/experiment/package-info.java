// SPDX-License-Identifier: Apache-2.0
/** What an experiment is made of, and how plugins are named. */
@Export
@Version("1.3.0")
package org.morphogen.api.experiment;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

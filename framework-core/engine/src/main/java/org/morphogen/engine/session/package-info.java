// SPDX-License-Identifier: Apache-2.0
/** Experiments brought to life: what a run does, and what commands do that need no run. */
@Export
@Version("1.0.0")
@NullMarked
package org.morphogen.engine.session;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

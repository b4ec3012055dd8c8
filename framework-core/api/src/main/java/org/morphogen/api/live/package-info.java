// SPDX-License-Identifier: Apache-2.0
/** Runs that are going on, and how others than their own thread look at them and steer them. */
@Export
@Version("1.1.0")
@NullMarked
package org.morphogen.api.live;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

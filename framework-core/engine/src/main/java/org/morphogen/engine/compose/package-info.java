// SPDX-License-Identifier: Apache-2.0
/** Composes a substrate and a rule into steps, rollouts and trajectories. */
@Export
@Version("1.0.0")
package org.morphogen.engine.compose;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

// SPDX-License-Identifier: Apache-2.0
/** What a run steps: states, rollouts and trajectories, composed or fused. */
@Export
@Version("1.1.0")
package org.morphogen.api.dynamics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

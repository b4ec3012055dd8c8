// SPDX-License-Identifier: Apache-2.0
/** What a run does step by step: training, or plain simulation. */
@Export
@Version("1.2.0")
package org.morphogen.api.train;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;

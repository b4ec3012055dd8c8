// SPDX-License-Identifier: Apache-2.0
/** The neural rule on the grid in one kernel a step, forward and backward. */
@NullMarked
package org.morphogen.plugin.fusion.gridneural;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Life-like rules on the grid, one bit a cell, several generations a launch. */
@NullMarked
package org.morphogen.plugin.fusion.gridlifelike;

import org.jspecify.annotations.NullMarked;

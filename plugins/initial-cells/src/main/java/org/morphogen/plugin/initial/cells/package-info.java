// SPDX-License-Identifier: Apache-2.0
/** States to start from on grids: a seed cell, a pattern file, random cells. */
package org.morphogen.plugin.initial.cells;

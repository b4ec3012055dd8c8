// SPDX-License-Identifier: Apache-2.0
/** Losses that keep states within bounds and slow to change. */
package org.morphogen.plugin.loss.regulariser;

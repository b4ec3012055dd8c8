// SPDX-License-Identifier: Apache-2.0
/** Sites on a rectangle. */
package org.morphogen.plugin.substrate.grid;

// SPDX-License-Identifier: Apache-2.0
/** Irregular cells. */
package org.morphogen.plugin.substrate.voronoi;

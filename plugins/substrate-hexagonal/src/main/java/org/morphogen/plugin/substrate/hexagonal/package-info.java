// SPDX-License-Identifier: Apache-2.0
/** Sites on a hexagonal lattice. */
package org.morphogen.plugin.substrate.hexagonal;

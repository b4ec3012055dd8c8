// SPDX-License-Identifier: Apache-2.0
/** Weights of growing neural cellular automata that others published. */
@NullMarked
package org.morphogen.plugin.importer.neural;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Rolls models out for analyses. */
@NullMarked
package org.morphogen.engine.analyse;

import org.jspecify.annotations.NullMarked;

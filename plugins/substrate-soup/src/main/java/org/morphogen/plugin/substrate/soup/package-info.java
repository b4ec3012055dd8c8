// SPDX-License-Identifier: Apache-2.0
/** Programs that meet in pairs. */
@NullMarked
package org.morphogen.plugin.substrate.soup;

import org.jspecify.annotations.NullMarked;

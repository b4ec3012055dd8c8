// SPDX-License-Identifier: Apache-2.0
/** Rebuilds a plugin while it is edited. */
@NullMarked
package org.morphogen.control.develop;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** One long circular tape of bytes on which many runs begin. */
@NullMarked
package org.morphogen.plugin.substrate.longtape;

import org.jspecify.annotations.NullMarked;

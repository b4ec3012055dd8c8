// SPDX-License-Identifier: Apache-2.0
/** How a run shows what it does. */
@NullMarked
package org.morphogen.shell.progress;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Pictures of a run while it goes on: one capture for all who look at the same thing. */
@NullMarked
package org.morphogen.plugin.view.web.frame;

import org.jspecify.annotations.NullMarked;

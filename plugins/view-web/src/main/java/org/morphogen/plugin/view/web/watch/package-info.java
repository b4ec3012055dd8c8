// SPDX-License-Identifier: Apache-2.0
/** What runs tell, kept for those who ask and passed on to those who listen. */
@NullMarked
package org.morphogen.plugin.view.web.watch;

import org.jspecify.annotations.NullMarked;

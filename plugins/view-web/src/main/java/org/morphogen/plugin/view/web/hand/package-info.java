// SPDX-License-Identifier: Apache-2.0
/** What people do to a state with their hands: holes and seeds. */
@NullMarked
package org.morphogen.plugin.view.web.hand;

import org.jspecify.annotations.NullMarked;

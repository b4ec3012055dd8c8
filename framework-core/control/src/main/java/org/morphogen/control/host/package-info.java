// SPDX-License-Identifier: Apache-2.0
/** What a process does for those who call it. */
@NullMarked
package org.morphogen.control.host;

import org.jspecify.annotations.NullMarked;

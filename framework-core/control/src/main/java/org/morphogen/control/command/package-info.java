// SPDX-License-Identifier: Apache-2.0
/** The commands that call other processes, and the host that stays. */
@NullMarked
package org.morphogen.control.command;

import org.jspecify.annotations.NullMarked;

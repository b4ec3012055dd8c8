// SPDX-License-Identifier: Apache-2.0
/** One class for each command. */
@NullMarked
package org.morphogen.shell.command;

import org.jspecify.annotations.NullMarked;

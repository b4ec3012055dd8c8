// SPDX-License-Identifier: Apache-2.0
/** The door of the shell: takes a command line, returns an exit code. */
@NullMarked
package org.morphogen.shell;

import org.jspecify.annotations.NullMarked;

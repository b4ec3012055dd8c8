// SPDX-License-Identifier: Apache-2.0
/** What commands are given: the services, the installed files, the terminal. */
@NullMarked
package org.morphogen.shell.host;

import org.jspecify.annotations.NullMarked;

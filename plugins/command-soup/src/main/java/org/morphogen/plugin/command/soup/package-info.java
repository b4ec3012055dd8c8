// SPDX-License-Identifier: Apache-2.0
/** The command 'soup'. */
@NullMarked
package org.morphogen.plugin.command.soup;

import org.jspecify.annotations.NullMarked;

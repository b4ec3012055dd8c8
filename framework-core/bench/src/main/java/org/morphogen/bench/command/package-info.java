// SPDX-License-Identifier: Apache-2.0
/** The command 'bench'. */
@NullMarked
package org.morphogen.bench.command;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Tables and units for people. */
@NullMarked
package org.morphogen.shell.text;

import org.jspecify.annotations.NullMarked;

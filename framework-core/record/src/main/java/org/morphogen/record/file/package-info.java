// SPDX-License-Identifier: Apache-2.0
/** Files that are whole or absent, whenever the process or the machine stops. */
@NullMarked
package org.morphogen.record.file;

import org.jspecify.annotations.NullMarked;

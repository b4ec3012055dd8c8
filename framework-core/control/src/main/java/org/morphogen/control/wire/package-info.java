// SPDX-License-Identifier: Apache-2.0
/** The control channel: JSON lines over a loopback socket, with a secret that only the user's own processes can read. */
@NullMarked
package org.morphogen.control.wire;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Peers: how they are installed, started and asked. */
@NullMarked
package org.morphogen.bench.peer;

import org.jspecify.annotations.NullMarked;

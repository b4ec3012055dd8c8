// SPDX-License-Identifier: Apache-2.0
/** Bundles that come into a running process. */
@NullMarked
package org.morphogen.control.install;

import org.jspecify.annotations.NullMarked;

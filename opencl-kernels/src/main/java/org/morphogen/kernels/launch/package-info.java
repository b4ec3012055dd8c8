// SPDX-License-Identifier: Apache-2.0
/** What all operations share: their kernels, built once, and the shape of their launches. Not exported. */
@NullMarked
package org.morphogen.kernels.launch;

import org.jspecify.annotations.NullMarked;

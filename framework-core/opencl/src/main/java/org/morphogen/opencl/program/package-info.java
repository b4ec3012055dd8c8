// SPDX-License-Identifier: Apache-2.0
/** Kernel texts, builds, the disk cache of binaries, and launches. */
@NullMarked
package org.morphogen.opencl.program;

import org.jspecify.annotations.NullMarked;

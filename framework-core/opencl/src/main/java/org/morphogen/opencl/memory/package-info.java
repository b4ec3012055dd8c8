// SPDX-License-Identifier: Apache-2.0
/** Buffers, their free lists and the tensors on them. */
@NullMarked
package org.morphogen.opencl.memory;

import org.jspecify.annotations.NullMarked;

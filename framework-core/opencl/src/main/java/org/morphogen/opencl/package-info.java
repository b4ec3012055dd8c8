// SPDX-License-Identifier: Apache-2.0
/** OpenCL devices behind the compute API: the door of the only room that sees JOCL. */
@NullMarked
package org.morphogen.opencl;

import org.jspecify.annotations.NullMarked;

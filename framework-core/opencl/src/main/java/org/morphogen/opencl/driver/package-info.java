// SPDX-License-Identifier: Apache-2.0
/** One open device: its context and its queue. */
@NullMarked
package org.morphogen.opencl.driver;

import org.jspecify.annotations.NullMarked;

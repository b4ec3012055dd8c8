// SPDX-License-Identifier: Apache-2.0
/** Device times of launches. */
@NullMarked
package org.morphogen.opencl.profile;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Setting up an OpenCL driver where there is none. */
@NullMarked
package org.morphogen.shell.driver;

import org.jspecify.annotations.NullMarked;

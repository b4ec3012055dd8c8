// SPDX-License-Identifier: Apache-2.0
/** Contract tests and helpers for plugin tests: they run on a real OpenCL device, never on a substitute. */
@NullMarked
package org.morphogen.testkit;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What a device can do at most, and small kernels of the benchmarks. */
@NullMarked
package org.morphogen.bench.device;

import org.jspecify.annotations.NullMarked;

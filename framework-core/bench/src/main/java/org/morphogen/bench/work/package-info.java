// SPDX-License-Identifier: Apache-2.0
/** The benchmarks. */
@NullMarked
package org.morphogen.bench.work;

import org.jspecify.annotations.NullMarked;

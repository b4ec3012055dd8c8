// SPDX-License-Identifier: Apache-2.0
/** Turns, samples, agreement and fitted exponents. */
@NullMarked
package org.morphogen.bench.measure;

import org.jspecify.annotations.NullMarked;

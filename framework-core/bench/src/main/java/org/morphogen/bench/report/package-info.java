// SPDX-License-Identifier: Apache-2.0
/** Rows as text, as JSON and as a picture. */
@NullMarked
package org.morphogen.bench.report;

import org.jspecify.annotations.NullMarked;

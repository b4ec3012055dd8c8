// SPDX-License-Identifier: Apache-2.0
/** A configuration record's schema, its validation with our own wording, and its binding: all from its annotations. */
@NullMarked
package org.morphogen.config.schema;

import org.jspecify.annotations.NullMarked;

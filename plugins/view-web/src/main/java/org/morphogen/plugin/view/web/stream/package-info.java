// SPDX-License-Identifier: Apache-2.0
/** Answers that do not end: written when the reader is ready, within a budget of bytes. */
@NullMarked
package org.morphogen.plugin.view.web.stream;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** JSON text to plain values and back: the only package that parses and prints. */
@NullMarked
package org.morphogen.config.text;

import org.jspecify.annotations.NullMarked;

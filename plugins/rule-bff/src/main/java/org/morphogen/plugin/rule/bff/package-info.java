// SPDX-License-Identifier: Apache-2.0
/** The BFF languages. */
@NullMarked
package org.morphogen.plugin.rule.bff;

import org.jspecify.annotations.NullMarked;

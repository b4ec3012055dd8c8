// SPDX-License-Identifier: Apache-2.0
/** What happens between two ticks when a composition takes another's place. */
@NullMarked
package org.morphogen.engine.swap;

import org.jspecify.annotations.NullMarked;

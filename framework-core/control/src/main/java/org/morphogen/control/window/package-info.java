// SPDX-License-Identifier: Apache-2.0
/** The web page's bundles, which start only when somebody asks for it. */
@NullMarked
package org.morphogen.control.window;

import org.jspecify.annotations.NullMarked;

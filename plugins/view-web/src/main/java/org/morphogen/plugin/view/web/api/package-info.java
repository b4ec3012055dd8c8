// SPDX-License-Identifier: Apache-2.0
/** What the page asks and orders. */
@NullMarked
package org.morphogen.plugin.view.web.api;

import org.jspecify.annotations.NullMarked;

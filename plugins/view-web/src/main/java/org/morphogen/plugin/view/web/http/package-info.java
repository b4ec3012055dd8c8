// SPDX-License-Identifier: Apache-2.0
/** The HTTP server: who may come in, what is too large, and how it says no. */
@NullMarked
package org.morphogen.plugin.view.web.http;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The web page: what the framework starts. */
@NullMarked
package org.morphogen.plugin.view.web;

import org.jspecify.annotations.NullMarked;

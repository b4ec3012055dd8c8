// SPDX-License-Identifier: Apache-2.0
/** All that is to be known of one run. */
@NullMarked
package org.morphogen.plugin.view.web.describe;

import org.jspecify.annotations.NullMarked;

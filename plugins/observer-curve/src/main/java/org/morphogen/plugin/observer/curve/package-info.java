// SPDX-License-Identifier: Apache-2.0
/** The loss of a run as a picture. */
@NullMarked
package org.morphogen.plugin.observer.curve;

import org.jspecify.annotations.NullMarked;

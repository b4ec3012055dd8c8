// SPDX-License-Identifier: Apache-2.0
/** States of a run as one moving picture. */
@NullMarked
package org.morphogen.plugin.observer.animation;

import org.jspecify.annotations.NullMarked;

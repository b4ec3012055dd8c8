// SPDX-License-Identifier: Apache-2.0
/** States of a run as PNG pictures. */
@NullMarked
package org.morphogen.plugin.observer.picture;

import org.jspecify.annotations.NullMarked;

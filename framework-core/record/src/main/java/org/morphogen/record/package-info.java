// SPDX-License-Identifier: Apache-2.0
/** A run's folder: what runs, its checkpoints, its model and the files of its observers. */
@NullMarked
package org.morphogen.record;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Numbers of a run as JSON lines and TensorBoard events. */
@NullMarked
package org.morphogen.plugin.observer.metrics;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;

/**
 * Which numbers are written, and how.
 *
 * @param every ticks from one line to the next
 * @param tensorboard whether event files are written too
 */
@Doc("Writes the numbers of a run to metrics.jsonl, one JSON object a line, and to TensorBoard event files.")
public record MetricsConfig(
        @Doc(value = "From one line to the next; the last one is always written.", unit = "iterations or steps")
        @Default("1")
        @Bounds(min = 1)
        int every,

        @Doc("Whether TensorBoard event files (events.out.tfevents.*) are written too.") @Default("true")
        boolean tensorboard) {}

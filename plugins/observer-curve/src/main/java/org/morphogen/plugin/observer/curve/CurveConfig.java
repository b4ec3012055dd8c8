// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;

/**
 * What is drawn, and when.
 *
 * @param metric name of the number
 * @param every ticks from one point to the next
 * @param seconds least time between two drawings
 */
@Doc("Draws a number of the run against iterations or steps on a logarithmic scale into loss.png: the median and the"
        + " range of the middle 80 % of a running window.")
public record CurveConfig(
        @Doc("Name of the number that is drawn, as in metrics.jsonl; the file is named after it.")
        @Default("\"loss\"")
        @Length(min = 1)
        String metric,

        @Doc(value = "From one point to the next.", unit = "iterations or steps") @Default("1") @Bounds(min = 1)
        int every,

        @Doc(value = "Least time between two drawings; the last one is always drawn.", unit = "seconds")
        @Default("5")
        @Bounds(min = 0)
        double seconds) {}

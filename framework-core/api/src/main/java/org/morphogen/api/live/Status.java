// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.util.Map;

/**
 * How a run stands.
 *
 * @param phase what it does
 * @param unit {@code iteration} or {@code step}; "" before it began
 * @param done ticks done in all
 * @param length ticks in all; 0 before it began
 * @param metrics the newest, by name
 * @param cellStepsPerSecond of this process
 * @param device the device's name
 * @param dynamics how a step is computed: {@code composed}, or a fusion's name
 * @param words why it waits or failed, or the last sentence that it said; may be ""
 */
public record Status(
        Phase phase,
        String unit,
        long done,
        long length,
        Map<String, Double> metrics,
        double cellStepsPerSecond,
        String device,
        String dynamics,
        String words) {

    /** What a run does. */
    public enum Phase {
        QUEUED,
        RUNNING,
        PAUSED,
        /** A plugin that it needs is gone; it goes on when one returns. */
        WAITING,
        DONE,
        STOPPED,
        FAILED;

        /** Whether it will not change any more. */
        public boolean over() {
            return this == DONE || this == STOPPED || this == FAILED;
        }
    }
}

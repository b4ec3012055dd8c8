// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.rule;

/**
 * Which sites may change in a step, and which are cleared after it.
 *
 * @param fireRate probability that a site updates in a step, one draw shared by its channels; in (0, 1]
 * @param alive the alive mask
 */
public record Activity(float fireRate, Alive alive) {

    /** Every site, every step. */
    public static final Activity ALL = new Activity(1, Alive.NONE);

    /**
     * Probability as the fire mask takes it: of 65536.
     */
    public int fire16() {
        return Math.max(1, Math.min(65536, Math.round(fireRate * 65536)));
    }

    /**
     * A site is alive if the largest value of one channel in its neighbourhood, itself included, is above a threshold.
     * Sites that are not alive are cleared in all channels after the step.
     *
     * @param mask which state's aliveness counts
     * @param channel the channel
     * @param threshold strict lower bound
     */
    public record Alive(Mask mask, int channel, float threshold) {
        public static final Alive NONE = new Alive(Mask.NONE, 0, 0);
    }

    /** Which state's aliveness counts. */
    public enum Mask {
        NONE,
        /** The state before the update. */
        PRE,
        /** The state after the update. */
        POST,
        BOTH
    }
}

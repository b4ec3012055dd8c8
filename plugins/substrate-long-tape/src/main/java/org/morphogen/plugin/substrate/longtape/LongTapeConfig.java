// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.longtape;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Problems;

/**
 * One long circular tape.
 *
 * @param length bytes, a power of two
 * @param mode how workers share it
 * @param workers how many run at the same time
 * @param runs of each worker in a step
 */
@Doc("One long circular tape of bytes on which runs begin at random places.")
public record LongTapeConfig(
        @Doc(value = "Length of the tape, a power of two.", unit = "bytes")
        @Default("65536")
        @Bounds(min = 2, max = 1 << 28)
        int length,

        @Doc(
                "One run after another (sequential), workers with a part of the tape each (windows), or workers that share the "
                        + "tape without locks (racy: fast on a GPU, not reproducible).")
        @Default("\"sequential\"")
        Mode mode,

        @Doc("Workers that run at the same time, a power of two; 1 when runs are sequential.")
        @Default("1")
        @Bounds(min = 1, max = 1 << 20)
        int workers,

        @Doc("Runs of each worker in a step.") @Default("1000") @Bounds(min = 1, max = 1 << 24)
        int runs)
        implements Checked {

    /** How workers share a tape. */
    public enum Mode {
        SEQUENTIAL,
        WINDOWS,
        RACY
    }

    @Override
    public void check(Problems problems) {
        if (Integer.bitCount(length) != 1) {
            problems.error("/length", String.valueOf(length), "a power of two", "");
        }
        if (Integer.bitCount(workers) != 1) {
            problems.error("/workers", String.valueOf(workers), "a power of two", "");
        }
        if (mode == Mode.SEQUENTIAL && workers != 1) {
            problems.error("/workers", String.valueOf(workers), "1, for sequential runs", "Set mode=windows");
        }
        if (mode == Mode.WINDOWS && length / workers < 2) {
            problems.error("/workers", String.valueOf(workers), "at most " + length / 2 + ": windows of 2 bytes", "");
        }
    }

    /** Bytes that one worker sees. */
    int window() {
        return mode == Mode.WINDOWS ? length / workers : length;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.progress;

/**
 * How long a run has taken and will take.
 *
 * @param first ticks that earlier processes did
 * @param length ticks in all
 * @param began {@link System#nanoTime} at the first tick
 */
record Clock(long first, long length, long began) {

    double seconds(long now) {
        return (now - began) * 1e-9;
    }

    /** Seconds left if it goes on as until now; 0 before the first tick. */
    double left(long done, long now) {
        return done <= first ? 0 : seconds(now) / (done - first) * (length - done);
    }
}

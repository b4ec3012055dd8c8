// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.progress;

/** Shows how far a run is. */
interface Display extends AutoCloseable {

    /**
     * After a tick.
     *
     * @param done ticks done in all
     * @param status metrics and rate
     */
    void tick(long done, String status);

    /** A line that stays. */
    void say(String line);

    @Override
    void close();
}

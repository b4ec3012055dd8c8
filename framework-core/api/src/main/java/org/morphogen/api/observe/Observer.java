// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.observe;

import org.osgi.annotation.versioning.ConsumerType;

/** Reads a run, never writes to it. What it is told is valid only during the call. */
@ConsumerType
public interface Observer extends AutoCloseable {

    /** The run begins, or goes on after a resume. */
    default void started(RunView run) {}

    /** Whether {@link #observe} is wanted after tick {@code index}; cheap. */
    boolean wants(long index, boolean last);

    /** Called after a tick that is wanted. */
    void observe(Observation observation);

    /** The run is done (not called when it is interrupted). */
    default void finished(RunView run) {}

    @Override
    default void close() {}
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.train;

import java.util.List;
import java.util.Map;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.run.Snapshot;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a run does, tick by tick: training iterations, or steps of a simulation. The boundary between ticks is where a
 * run pauses, is saved, is observed and swaps its plugins.
 */
@ConsumerType
public interface Workload extends AutoCloseable {

    /** {@code iteration} or {@code step}. */
    String unit();

    /** Number of ticks in all. */
    long length();

    /**
     * Does ticks from {@code index} (from 0) on: at least one and at most {@code most}. States do not depend on how ticks
     * are grouped. A simulation queues them without waiting.
     */
    Report advance(long index, long most);

    /** What can be told of the newest states, by name, beside what ticks tell; asked only when somebody reads it. */
    default Map<String, Double> measure() {
        return Map.of();
    }

    /** What is told when all ticks are done, by name: losses from the start state, say. */
    default Map<String, Double> conclude() {
        return Map.of();
    }

    /** Sentences for people about what {@link #conclude} told; asked after it. */
    default List<String> remarks() {
        return List.of();
    }

    /** The newest states, for pictures; valid until the next tick. */
    State display();

    /**
     * Called between ticks when parts of the session are about to change. Whatever holds on to them, such as a rollout,
     * ends here; the newest states are in {@link #display} from now on.
     */
    default void letGo() {}

    /** Goes on from {@link #display} with the session's parts as they are now; tick {@code next} comes next. */
    default void takeUp(long next) {}

    /** A checkpoint is due after every so many ticks. */
    default long saveEvery() {
        return 100;
    }

    /** Saves all that {@link #restore} needs to go on bit for bit. */
    void save(Snapshot target);

    /** Goes on where {@code source} was saved; tick {@code next} comes next. */
    void restore(Snapshot source, long next);

    @Override
    void close();
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.analysis;

import java.util.List;
import java.util.Map;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.run.RunFolder;
import org.osgi.annotation.versioning.ConsumerType;

/** Runs on recorded states: says which it wants, is shown them in order, then tells what it found. */
@ConsumerType
public interface Analysis extends AutoCloseable {

    /** How many samples it wants side by side, each with its own start state and random numbers. */
    int samples();

    /** After how many steps it wants to see the states, rising; 0 is the start. At least one. */
    List<Integer> times();

    /** The states after {@code steps} steps, on the device; valid during the call. */
    void see(int steps, State state);

    /**
     * What was found, by name: numbers, words, lists and maps of them. Pictures and tables go into the folder, below
     * {@code analysis/}.
     */
    Map<String, Object> conclude(RunFolder folder);

    @Override
    default void close() {}
}

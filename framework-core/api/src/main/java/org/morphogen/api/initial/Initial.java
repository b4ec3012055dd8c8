// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.initial;

import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.osgi.annotation.versioning.ConsumerType;

/** States to start from. */
@ConsumerType
public interface Initial extends AutoCloseable {

    /** Overwrites samples {@code first .. first + count - 1}; random ones are keyed by {@code key} and the sample. */
    void fill(State state, int first, int count, Step key);

    @Override
    default void close() {}
}

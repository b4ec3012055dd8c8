// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.loss;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;

/**
 * A point of a rollout.
 *
 * @param state the state after {@code index} steps
 * @param previous the state one step before; null at index 0 and for losses that do not read it
 * @param index 0..steps
 * @param steps length of the rollout
 * @param key keys random numbers
 */
public record Moment(State state, @Nullable State previous, int index, int steps, Step key) {}

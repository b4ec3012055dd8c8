// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;

/** Keeps the newest generation packed; numbers are made only to be read. */
final class LifeRollout implements Rollout {

    private final Generations generations;
    private final Scope scope;
    private Tensor now;
    private Tensor other;
    private Step next;

    /** @param scope closed with the rollout */
    LifeRollout(Generations generations, Scope scope, State start, Step first) {
        this.generations = generations;
        this.scope = scope;
        this.now = generations.packing().allocate(scope, start.batch());
        this.other = generations.packing().allocate(scope, start.batch());
        this.next = first;
        write(start);
    }

    @Override
    public Step next() {
        return next;
    }

    @Override
    public void advance(int steps) {
        for (int left = steps; left > 0; ) {
            int count = Math.min(left, generations.most());
            generations.advance(now, other, count);
            Tensor swapped = now;
            now = other;
            other = swapped;
            left -= count;
        }
        next = next.plus(steps);
    }

    @Override
    public void read(State target) {
        generations.packing().unpack(now, target.cells());
    }

    @Override
    public void write(State source) {
        generations.packing().pack(source.cells(), now);
    }

    @Override
    public void close() {
        scope.close();
    }
}

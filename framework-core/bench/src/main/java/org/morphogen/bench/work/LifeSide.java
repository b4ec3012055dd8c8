// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Parameters;
import org.morphogen.bench.measure.Contender;

/** Our side of Life: an open rollout that is set back to the start before each run. */
final class LifeSide implements Contender, AutoCloseable {

    private final Composition composition;
    private final Dynamics dynamics;
    private final State start;
    private final Rollout rollout;
    private final int steps;

    /** @param bits {@code [size][size / 64]}, cell x is bit x % 64 */
    LifeSide(Composition composition, long[] bits, int steps) {
        this.composition = composition;
        this.dynamics = composition.best();
        this.steps = steps;
        Scope scope = composition.scope();
        this.start = composition.substrate().state().allocate(scope, 1);
        start.cells().write(cells(bits));
        this.rollout = dynamics.rollout(new Parameters(java.util.Map.of()), start, new Step(0, 0, 0));
    }

    String name() {
        return dynamics.name();
    }

    @Override
    public double run() {
        rollout.write(start);
        composition.compute().finish();
        long began = System.nanoTime();
        rollout.advance(steps);
        composition.compute().finish();
        return (System.nanoTime() - began) * 1e-9;
    }

    /** The cells after the last run, in the form of the start. */
    long[] end() {
        Scope scope = composition.scope();
        try (Scope memory = scope.child("end")) {
            State end = composition.substrate().state().allocate(memory, 1);
            rollout.read(end);
            Tensor cells = end.cells();
            return bits(cells.readFloats());
        }
    }

    private static float[] cells(long[] bits) {
        float[] cells = new float[Math.multiplyExact(bits.length, Long.SIZE)];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = bits[i / Long.SIZE] >>> i % Long.SIZE & 1;
        }
        return cells;
    }

    private static long[] bits(float[] cells) {
        long[] bits = new long[cells.length / Long.SIZE];
        for (int i = 0; i < cells.length; i++) {
            bits[i / Long.SIZE] |= (cells[i] > 0.5f ? 1L : 0L) << i % Long.SIZE;
        }
        return bits;
    }

    @Override
    public void close() {
        rollout.close();
    }
}

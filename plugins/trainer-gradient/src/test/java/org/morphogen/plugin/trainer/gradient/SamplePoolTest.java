// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.run.Snapshot;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class SamplePoolTest {

    private static final int SIZE = 12;
    private static final int BATCH = 4;

    @Test
    void aFreshPoolHoldsStartStates(Scope scope) {
        Patch patch = new Patch(scope, 0);
        State batch = patch.substrate().state().allocate(scope, BATCH);
        pool(patch, scope, 0).draw(batch, draws(0));
        for (int slot = 0; slot < BATCH; slot++) {
            assertArrayEquals(Patch.seed(), sample(batch, slot));
        }
    }

    @Test
    void rankingPutsTheLargestLossFirst(Scope scope) {
        Patch patch = new Patch(scope, 0);
        State batch = patch.substrate().state().allocate(scope, BATCH);
        SamplePool pool = numbered(patch, scope, 0);
        pool.draw(batch, draws(1));
        float[] numbers = numbers(batch);
        pool.rank(batch, numbers);
        float[] sorted = numbers(batch);
        for (int slot = 1; slot < BATCH; slot++) {
            assertTrue(sorted[slot - 1] > sorted[slot], Arrays.toString(sorted));
        }
    }

    @Test
    void theFirstSampleIsReseededAndOnlyTheLastOnesAreDamaged(Scope scope) {
        Patch patch = new Patch(scope, 0);
        State batch = patch.substrate().state().allocate(scope, BATCH);
        SamplePool pool = numbered(patch, scope, 2);
        pool.draw(batch, draws(2));
        float[] before = numbers(batch);
        pool.reseedAndDamage(batch, patch.initial(), patch.substrate(), new Step(5, 1, 0), draws(2));
        assertArrayEquals(Patch.seed(), sample(batch, 0));
        assertEquals(0, zeros(sample(batch, 1), before[1]));
        for (int slot = 2; slot < BATCH; slot++) {
            int holes = zeros(sample(batch, slot), before[slot]);
            assertTrue(holes > 0 && holes < Patch.VALUES && holes % Patch.CHANNELS == 0, holes + " values cleared");
        }
    }

    @Test
    void outputsGoBackWhereTheyWereDrawnFrom(Scope scope) {
        Patch patch = new Patch(scope, 0);
        State batch = patch.substrate().state().allocate(scope, BATCH);
        SamplePool pool = numbered(patch, scope, 0);
        pool.draw(batch, draws(3));
        float[] drawn = numbers(batch);
        scope.compute().fill(batch.cells(), 100);
        pool.putBack(batch);
        Snapshot saved = new Snapshot();
        pool.save(saved);
        float[] cells = floats(saved.array("pool.cells").data());
        for (int entry = 0; entry < SIZE; entry++) {
            float number = entry + 1;
            boolean was = false;
            for (float value : drawn) {
                was |= value == number;
            }
            assertEquals(was ? 100 : number, cells[entry * Patch.VALUES], "entry " + entry);
        }
    }

    @Test
    void everyEntryIsDrawnAtMostOnceInABatch(Scope scope) {
        Patch patch = new Patch(scope, 0);
        State batch = patch.substrate().state().allocate(scope, BATCH);
        SamplePool pool = numbered(patch, scope, 0);
        for (int i = 0; i < 20; i++) {
            pool.draw(batch, draws(i));
            float[] numbers = numbers(batch);
            Arrays.sort(numbers);
            for (int slot = 1; slot < BATCH; slot++) {
                assertTrue(numbers[slot] > numbers[slot - 1], Arrays.toString(numbers));
            }
        }
    }

    @Test
    void samplesInWhichNothingLivesAreRevivedWhenItIsTime(Scope scope) {
        Patch patch = new Patch(scope, 0);
        State batch = patch.substrate().state().allocate(scope, BATCH);
        SamplePool pool = numbered(patch, scope, 0);
        pool.draw(batch, draws(4));
        float[] dead = sample(batch, 2).clone();
        for (int i = 3; i < dead.length; i += Patch.CHANNELS) {
            dead[i] = 0; // Alpha only: what is left in the other channels does not live.
        }
        batch.cells().write(dead, 2L * Patch.VALUES);
        float[] before = numbers(batch);
        Activity.Alive alive = patch.rule().activity().alive();
        pool.revive(batch, patch.initial(), alive, new Step(5, 10, 0));
        assertArrayEquals(dead, sample(batch, 2), "iteration 9 is not one of every tenth");
        pool.revive(batch, patch.initial(), alive, new Step(5, 11, 0));
        assertArrayEquals(Patch.seed(), sample(batch, 2));
        float[] after = numbers(batch);
        after[2] = before[2];
        assertArrayEquals(before, after, "the others are left alone");
    }

    private static SamplePool pool(Patch patch, Scope scope, int damage) {
        return new SamplePool(new PoolConfig(SIZE, true, 1, 0, damage, 1, 10), patch, scope);
    }

    /** A pool whose entry n holds n + 1 everywhere. */
    private static SamplePool numbered(Patch patch, Scope scope, int damage) {
        SamplePool pool = pool(patch, scope, damage);
        Snapshot saved = new Snapshot();
        pool.save(saved);
        float[] values = new float[SIZE * Patch.VALUES];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / Patch.VALUES + 1;
        }
        State all = patch.substrate().state().allocate(scope, SIZE);
        all.cells().write(values);
        Snapshot numbered = new Snapshot();
        numbered.put("pool.cells", all.cells());
        pool.restore(numbered);
        return pool;
    }

    private static Draws draws(int stream) {
        return Philox.of(9).draws(stream, 0, 1);
    }

    private static float[] sample(State batch, int slot) {
        return batch.cells().readFloats((long) slot * Patch.VALUES, Patch.VALUES);
    }

    private static float[] numbers(State batch) {
        float[] numbers = new float[BATCH];
        for (int slot = 0; slot < BATCH; slot++) {
            numbers[slot] = sample(batch, slot)[0];
        }
        return numbers;
    }

    /** How many values were cleared; all others must be as they were. */
    private static int zeros(float[] sample, float before) {
        int zeros = 0;
        for (float value : sample) {
            assertTrue(value == 0 || value == before, value + " is neither 0 nor " + before);
            zeros += value == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static float[] floats(byte[] data) {
        float[] values = new float[data.length / 4];
        java.nio.ByteBuffer.wrap(data)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.trainer.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.substrate.Erasable;
import org.morphogen.testkit.TestCompute;
import org.morphogen.testkit.TestContext;

/** Training on a real device, on the smallest experiment. */
@ExtendWith(TestCompute.class)
class GradientTrainingTest {

    @Test
    void theLossFalls(Scope scope) {
        GradientTraining training = training(new Patch(scope, 0.05f), scope, null, 1);
        double first = training.advance(0, 1).metrics().get("loss");
        double last = first;
        for (int i = 1; i < 40; i++) {
            last = training.advance(i, 1).metrics().get("loss");
        }
        assertTrue(last < 0.85 * first, first + " to " + last);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aRestoredTrainingGoesOnBitForBit(int checkpointEvery, Scope scope) {
        PoolConfig pool = new PoolConfig(8, true, 2, 1, 1, 1, 0);
        Patch patch = new Patch(scope, 0.05f);
        GradientTraining whole = training(patch, scope, pool, checkpointEvery);
        for (int i = 0; i < 3; i++) {
            whole.advance(i, 1);
        }
        Snapshot middle = new Snapshot();
        patch.parameters().tensors().forEach(middle::put);
        whole.save(middle);
        for (int i = 3; i < 6; i++) {
            whole.advance(i, 1);
        }
        Map<String, float[]> expected = values(patch);

        Patch other = new Patch(scope, 0.05f);
        GradientTraining resumed = training(other, scope, pool, checkpointEvery);
        other.parameters().tensors().forEach(middle::copyTo);
        resumed.restore(middle, 3);
        for (int i = 3; i < 6; i++) {
            resumed.advance(i, 1);
        }
        values(other).forEach((name, found) -> assertArrayEquals(expected.get(name), found, name));
    }

    /** As a visitor damages what is shown, between two ticks. */
    @Test
    void whatIsDamagedByHandComesBackDamagedToThePoolAndIsTrainedOn(Scope scope) {
        PoolConfig pool = new PoolConfig(8, true, 2, 1, 0, 1, 0);
        Patch patch = new Patch(scope, 0.05f);
        GradientTraining training = training(patch, scope, pool, 1);
        training.advance(0, 1);
        float[] before = pool(training);
        float[] shown = cells(training);

        training.letGo();
        ((Erasable) patch.substrate()).erase(training.display(), 2, 0, 0, 0.3f);
        float[] damaged = Arrays.copyOfRange(cells(training), 2 * Patch.VALUES, 3 * Patch.VALUES);
        assertFalse(Arrays.equals(Arrays.copyOfRange(shown, 2 * Patch.VALUES, 3 * Patch.VALUES), damaged));
        training.takeUp(1);

        float[] after = pool(training);
        int changed = 0;
        for (int entry = 0; entry < pool.size(); entry++) {
            float[] now = Arrays.copyOfRange(after, entry * Patch.VALUES, (entry + 1) * Patch.VALUES);
            if (!Arrays.equals(Arrays.copyOfRange(before, entry * Patch.VALUES, (entry + 1) * Patch.VALUES), now)) {
                assertArrayEquals(damaged, now, "entry " + entry);
                changed++;
            }
        }
        assertEquals(1, changed);

        training.advance(1, 1);
        training.advance(2, 1);
        Map<String, float[]> withDamage = values(patch);
        Patch other = new Patch(scope, 0.05f);
        GradientTraining undisturbed = training(other, scope, pool, 1);
        for (int i = 0; i < 3; i++) {
            undisturbed.advance(i, 1);
        }
        assertFalse(Arrays.equals(withDamage.get("dense1.kernel"), values(other).get("dense1.kernel")));
    }

    private static float[] cells(GradientTraining training) {
        return training.display().tensors().get("cells").readFloats();
    }

    private static float[] pool(GradientTraining training) {
        Snapshot saved = new Snapshot();
        training.save(saved);
        float[] values = new float[8 * Patch.VALUES];
        ByteBuffer.wrap(saved.array("pool.cells").data())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunAndSaysWhen(Scope scope) {
        GradientTraining training = training(new Patch(scope, Float.NaN), scope, null, 1);
        RunException told = assertThrows(RunException.class, () -> training.advance(7, 1));
        assertTrue(told.getMessage().startsWith("Loss 'distance' became NaN at iteration 7."), told.getMessage());
    }

    @Test
    void whatIsToldAtTheEndNamesItsSteps(Scope scope) {
        GradientTraining training = training(new Patch(scope, 0), scope, null, 1);
        assertEquals(
                List.of(
                        "distance@4",
                        "distance.median@4",
                        "distance.zero@4",
                        "distance@16",
                        "distance.median@16",
                        "distance.zero@16"),
                List.copyOf(training.conclude().keySet()));
    }

    @Test
    void aRolloutTooLargeForTheDeviceIsToldWithWhatWouldFit(Scope scope) {
        GradientConfig config = config(null, 1, List.of(1, 2_000_000));
        TestContext context = TestContext.in(scope);
        GradientTrainerType.check(
                config, new Patch(scope, 0), context.problems(), scope.compute().device());
        String told = context.problems().problems().get(0).toString();
        assertTrue(told.startsWith("/checkpointEvery: a rollout of 1999999 steps needs "), told);
        assertTrue(told.matches(".* needs [0-9]{1,3}(,[0-9]{3})+ bytes and .* has [0-9,]+ beside the pool; .*"), told);
        assertTrue(told.contains("expected at least "), told);
    }

    private static GradientTraining training(Patch patch, Scope scope, PoolConfig pool, int checkpointEvery) {
        return new GradientTraining(config(pool, checkpointEvery, List.of(3, 5)), patch, scope);
    }

    private static GradientConfig config(PoolConfig pool, int checkpointEvery, List<Integer> steps) {
        ScheduleConfig schedule =
                new ScheduleConfig(ScheduleConfig.Type.CONSTANT, List.of(), List.of(), 0.5, 1000, false, 0, 0, 2000, 0);
        return new GradientConfig(
                100,
                4,
                steps,
                pool,
                new OptimizerConfig(OptimizerConfig.Type.ADAM, 2e-3, 0.9, 0.999, 1e-7, 0, schedule),
                GradientConfig.Normalization.PER_PARAMETER,
                null,
                checkpointEvery,
                new EvaluationConfig(2, List.of()),
                100);
    }

    private static Map<String, float[]> values(Patch patch) {
        Map<String, float[]> values = new LinkedHashMap<>();
        patch.parameters().tensors().forEach((name, tensor) -> values.put(name, tensor.readFloats()));
        return values;
    }
}

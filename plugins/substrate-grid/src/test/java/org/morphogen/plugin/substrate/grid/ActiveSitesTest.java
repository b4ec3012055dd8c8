// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.engine.tape.RecordingTape;
import org.morphogen.testkit.TestCompute;

@ExtendWith(TestCompute.class)
class ActiveSitesTest {

    @ParameterizedTest
    @MethodSource("org.morphogen.plugin.substrate.grid.GridFixture#grids")
    void sitesAreListedInRisingOrderIfTheyFireAndMayChange(GridConfig config, Scope scope) {
        for (Device.Kind kernels : GridFixture.kernels(config)) {
            GridFixture fixture = GridFixture.of(config, 3, kernels, scope);
            for (Activity.Mask mask : Activity.Mask.values()) {
                for (float rate : new float[] {0.5f, 0.3f, 1}) {
                    Activity activity = new Activity(rate, new Activity.Alive(mask, config.channels() - 1, 1.2f));
                    compare(fixture, activity, config + " " + kernels + " " + activity);
                }
            }
        }
    }

    private static void compare(GridFixture fixture, Activity activity, String what) {
        ActiveSet set = fixture.grid()
                .activate(new RecordingTape(fixture.scope(), false), fixture.state(), activity, GridFixture.STEP);
        int[] expected = fixture.oracle().active(fixture.cells(), activity, GridFixture.STEP);
        boolean hasVoids = fixture.oracle().hasVoids(activity);
        int[] voids = fixture.oracle().voids(fixture.cells(), activity, GridFixture.STEP);
        assertEquals(expected.length + (hasVoids ? 1 : 0), set.count().readInts()[0], what);
        assertTrue(!hasVoids || set.sites().readInts()[expected.length] == -1, what);
        assertArrayEquals(expected, Arrays.copyOf(set.sites().readInts(), expected.length), what);
        int[] rowOf = set.rowOf().readInts();
        for (int site = 0; site < rowOf.length; site++) {
            int row = Arrays.binarySearch(expected, site);
            int none = Arrays.binarySearch(voids, site) >= 0 ? -2 : -1;
            assertEquals(row < 0 ? none : row, rowOf[site], what + ", site " + site);
        }
    }

    @Test
    void everySiteFiresWithTheGivenProbability(Scope scope) {
        GridFixture fixture = GridFixture.of(new GridConfig(500, 400, 1, Boundary.ZERO), 1, Device.Kind.CPU, scope);
        Activity activity = new Activity(0.3f, Activity.Alive.NONE);
        ActiveSet set =
                fixture.grid().activate(new RecordingTape(scope, false), fixture.state(), activity, GridFixture.STEP);
        // Six standard deviations of a binomial of 200,000 draws.
        assertEquals(60_000, set.count().readInts()[0], 6 * Math.sqrt(200_000 * 0.3 * 0.7));
    }

    @Test
    void aSetOfAllSitesIsMadeOnce(Scope scope) {
        GridFixture fixture = GridFixture.of(new GridConfig(9, 4, 2, Boundary.TORUS), 2, Device.Kind.CPU, scope);
        RecordingTape tape = new RecordingTape(scope, false);
        ActiveSet first = fixture.grid().activate(tape, fixture.state(), Activity.ALL, GridFixture.STEP);
        ActiveSet second = fixture.grid().activate(tape, fixture.state(), Activity.ALL, GridFixture.STEP.plus(1));
        assertSame(first, second);
    }
}

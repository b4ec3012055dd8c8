// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.grid;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.substrate.ActiveSet;

/** A grid, its oracle and a random state: what the tests of this package begin with. */
record GridFixture(GridSubstrate grid, GridOracle oracle, State state, float[] cells, Scope scope) {

    static final Step STEP = new Step(0x1234_5678_9ABCL, 7, 11);

    /** Odd sizes, size 1, one word, more than one word, more than one work-group. */
    static Stream<GridConfig> grids() {
        Stream<GridConfig> odd = Stream.of(
                new GridConfig(5, 1, 1, Boundary.ZERO),
                new GridConfig(64, 3, 1, Boundary.ZERO),
                new GridConfig(131, 9, 3, Boundary.ZERO),
                new GridConfig(33, 4, 6, Boundary.ZERO, 3, GridConfig.DamageAngle.ZERO),
                new GridConfig(70, 5, 16, Boundary.TORUS, 1, GridConfig.DamageAngle.ZERO));
        return Stream.concat(odd, Stream.of(Boundary.values()).flatMap(GridFixture::sizes));
    }

    private static Stream<GridConfig> sizes(Boundary boundary) {
        return Stream.of(
                new GridConfig(1, 1, 16, boundary),
                new GridConfig(1, 6, 16, boundary),
                new GridConfig(2, 2, 16, boundary),
                new GridConfig(3, 7, 16, boundary),
                new GridConfig(65, 4, 16, boundary),
                new GridConfig(130, 5, 16, boundary));
    }

    /** Both kinds of kernels for the shape that the others are variations of; each kind is another build. */
    static List<Device.Kind> kernels(GridConfig config) {
        return config.channels() == 16 ? List.of(Device.Kind.values()) : List.of(Device.Kind.CPU);
    }

    static GridFixture of(GridConfig config, int batch, Device.Kind kernels, Scope scope) {
        GridSubstrate grid =
                new GridSubstrate(config, scope, posing(scope.compute().device(), kernels));
        GridOracle oracle = new GridOracle(config, batch);
        // Sparse and rough, so that alive masks have dead and living regions.
        Random random = new Random(config.width() * 1000L + config.height());
        float[] cells = new float[oracle.sites() * config.channels()];
        for (int site = 0; site < oracle.sites(); site++) {
            boolean empty = random.nextInt(4) != 0;
            for (int c = 0; c < config.channels(); c++) {
                cells[site * config.channels() + c] = empty ? 0 : (float) random.nextGaussian();
            }
        }
        State state = grid.state().allocate(scope, batch);
        state.cells().write(cells);
        return new GridFixture(grid, oracle, state, cells, scope);
    }

    /** The device with kernels of another kind: both kinds run anywhere. */
    private static Device posing(Device d, Device.Kind kind) {
        return new Device(
                d.id(),
                d.name(),
                d.vendor(),
                d.platform(),
                d.driver(),
                kind,
                d.computeUnits(),
                d.lanes(),
                d.memoryBytes(),
                d.maxAllocationBytes(),
                d.localBytes(),
                d.maxGroupSize());
    }

    /** An active set of chosen sites. */
    ActiveSet set(int[] sites) {
        int[] rowOf = new int[oracle.sites()];
        java.util.Arrays.fill(rowOf, -1);
        for (int row = 0; row < sites.length; row++) {
            rowOf[sites[row]] = row;
        }
        Tensor list = scope.ints(oracle.sites());
        if (sites.length > 0) {
            list.write(sites, 0);
        }
        Tensor count = scope.ints(1);
        count.write(new int[] {sites.length}, 0);
        Tensor rows = scope.ints(oracle.sites());
        rows.write(rowOf, 0);
        return new ActiveSet(list, count, rows, marks(sites));
    }

    /** The words that an active set of the grid carries: sites that may live, here none, then the active ones. */
    private Tensor marks(int[] sites) {
        int width = oracle.grid().width();
        int rowWords = oracle.grid().rowWords();
        int words = oracle.sites() / width * rowWords;
        long[] bits = new long[2 * words];
        for (int site : sites) {
            int x = site % width;
            bits[words + site / width * rowWords + x / 64] |= 1L << x;
        }
        Tensor marks = scope.allocate(ElementType.UINT64, Shape.of(2, words));
        marks.write(bits, 0);
        return marks;
    }

    /** Random numbers for {@code count} rows, in a tensor of full capacity. */
    Tensor rows(float[] values, int width) {
        Tensor rows = scope.floats(Math.max(oracle.sites(), values.length / width), width);
        if (values.length > 0) {
            rows.write(values);
        }
        return rows;
    }

    static float[] noise(int size, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }
}

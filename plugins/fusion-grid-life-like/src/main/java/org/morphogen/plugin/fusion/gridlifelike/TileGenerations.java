// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** For GPUs: a work-group takes a tile through all generations of a launch, see {@code life_advance_tiled.cl}. */
final class TileGenerations implements Generations {

    /** Words of a tile's row, two of them its surroundings. */
    private static final int COLUMNS = 32;

    /** Rows of a tile. */
    private static final int ROWS = 96;

    /** Work-items that share a column of a tile, at most. */
    private static final int ITEMS = 8;

    private final LifePair pair;
    private final Packing packing;
    private final Kernel kernel;
    private final int items;
    private final int most;

    private TileGenerations(LifePair pair, Packing packing, Kernel kernel, int items, int most) {
        this.pair = pair;
        this.packing = packing;
        this.kernel = kernel;
        this.items = items;
        this.most = most;
    }

    /** The number of generations that is fastest on the device. */
    static TileGenerations fastest(LifePair pair, Scope scope) {
        String key = "life-like.tiles." + pair.width() + "x" + pair.height();
        int most = scope.compute()
                .tuning()
                .pick(key, List.of(16, 8, 24, 4, 31), candidate -> Pace.of(with(pair, candidate, scope), scope));
        return with(pair, most, scope);
    }

    /** @param most generations of a launch, 1 to 31 */
    static TileGenerations with(LifePair pair, int most, Scope scope) {
        int items = items(scope.compute().device());
        Map<String, Integer> constants = new HashMap<>(pair.constants());
        constants.putAll(Map.of("COLUMNS", COLUMNS, "ROWS", ROWS, "ITEMS", items));
        Kernel kernel = scope.program(KernelSource.of(TileGenerations.class, "life_advance_tiled.cl"), constants)
                .kernel("life_advance_tiled");
        return new TileGenerations(pair, Packing.rows(pair, scope), kernel, items, most);
    }

    /** Whether a tile fits on the device. */
    static boolean fits(Device device) {
        return device.maxGroupSize() >= COLUMNS && device.localBytes() >= 2L * ROWS * COLUMNS * 4;
    }

    /** The largest power of two that the device's groups allow. */
    private static int items(Device device) {
        return Integer.highestOneBit(Math.max(1, Math.min(ITEMS, device.maxGroupSize() / COLUMNS)));
    }

    @Override
    public Packing packing() {
        return packing;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public void advance(Tensor from, Tensor to, int count) {
        long words = (pair.width() + 31) / 32;
        int inner = ROWS - 2 * count;
        long across = (words + COLUMNS - 3) / (COLUMNS - 2);
        long down = (pair.height() + inner - 1) / inner;
        kernel.launch(
                Range.of(across * COLUMNS, down * items, from.shape().dim(0)).by(COLUMNS, items, 1),
                Cost.of(0, from.bytes() + to.bytes()),
                from,
                to,
                pair.width(),
                pair.height(),
                count);
    }
}

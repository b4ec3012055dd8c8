// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Local;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

/** For CPUs: a work-item takes a strip of rows through all generations of a launch, see {@code life_advance.cl}. */
final class StripGenerations implements Generations {

    private final LifePair pair;
    private final Packing packing;
    private final Kernel kernel;
    private final int words;
    private final int units;
    private final Block block;

    private StripGenerations(LifePair pair, Packing packing, Kernel kernel, int words, int units, Block block) {
        this.pair = pair;
        this.packing = packing;
        this.kernel = kernel;
        this.words = words;
        this.units = units;
        this.block = block;
    }

    /** What a launch does at most: generations, and rows of a strip without its surroundings. */
    record Block(int generations, int rows) {}

    /** The block that is fastest on the device. */
    static StripGenerations fastest(LifePair pair, Scope scope) {
        Device device = scope.compute().device();
        List<Block> blocks = blocks(pair, device);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            numbers.add(i);
        }
        String key = "life-like.rings." + pair.width() + "x" + pair.height();
        int best = scope.compute().tuning().pick(key, numbers, i -> Pace.of(with(pair, blocks.get(i), scope), scope));
        return with(pair, blocks.get(best), scope);
    }

    static StripGenerations with(LifePair pair, Block block, Scope scope) {
        Device device = scope.compute().device();
        int words = words(pair, device);
        Map<String, Integer> constants = new HashMap<>(pair.constants());
        constants.put("WORDS", words);
        Kernel kernel = scope.program(KernelSource.of(StripGenerations.class, "life_advance.cl"), constants)
                .kernel("life_advance");
        Packing packing = new Packing(pair, words, scope);
        return new StripGenerations(pair, packing, kernel, words, device.computeUnits(), block);
    }

    /** Blocks that fit in the device's local memory, from the one that suits most devices; empty if none does. */
    static List<Block> blocks(LifePair pair, Device device) {
        List<Block> blocks = new ArrayList<>();
        for (int generations : new int[] {16, 8, 32}) {
            for (int strips : new int[] {4, 1}) {
                add(blocks, pair, device, generations, strips * device.computeUnits());
            }
        }
        for (int generations = 4; blocks.isEmpty() && generations > 0; generations /= 2) {
            add(blocks, pair, device, generations, device.computeUnits());
        }
        return blocks;
    }

    /** Adds a block for so many strips if its rings of rows fit; a strip is at least as high as its surroundings. */
    private static void add(List<Block> blocks, LifePair pair, Device device, int generations, int strips) {
        int least = Math.min(2 * generations, pair.height());
        Block block = new Block(generations, Math.max(least, (pair.height() + strips - 1) / strips));
        if (bytes(pair, words(pair, device), generations) <= device.localBytes() && !blocks.contains(block)) {
            blocks.add(block);
        }
    }

    /** 32-bit words of a vector: as wide as the device has them, no wider than a row. */
    private static int words(LifePair pair, Device device) {
        int words = 1;
        while (words < Math.min(device.lanes(), 16) && words * 32 < pair.width()) {
            words *= 2;
        }
        return words;
    }

    /** Bytes of four rows of each generation and of the first state, with a vector to either side. */
    private static long bytes(LifePair pair, int words, int generations) {
        long columns = (pair.width() + 32L * words - 1) / (32L * words);
        return 4 * (generations + 1L) * (columns + 2) * words * 4;
    }

    @Override
    public Packing packing() {
        return packing;
    }

    @Override
    public int most() {
        return block.generations();
    }

    @Override
    public void advance(Tensor from, Tensor to, int count) {
        int batch = from.shape().dim(0);
        int strip = batch >= units ? pair.height() : block.rows();
        long strips = (pair.height() + strip - 1) / strip;
        kernel.launch(
                Range.of(strips, batch).by(1, 1),
                Cost.of(0, from.bytes() + to.bytes()),
                from,
                to,
                pair.width(),
                pair.height(),
                strip,
                count,
                new Local(bytes(pair, words, count)));
    }
}

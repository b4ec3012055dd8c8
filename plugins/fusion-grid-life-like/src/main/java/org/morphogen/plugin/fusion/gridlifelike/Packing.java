// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridlifelike;

import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/**
 * Cells as bits: UINT32 {@code [batch][columns][height][words]}, see {@code life_pack.cl}. With one column a row's
 * bits are in the usual order; with S columns bit i of column v is cell {@code i * S + v}.
 */
final class Packing {

    private final LifePair pair;
    private final int columns;
    private final int words;
    private final Kernel pack;
    private final Kernel unpack;

    /** @param words 32-bit words of one column in one row; there are as many columns as the width needs */
    Packing(LifePair pair, int words, Scope scope) {
        this.pair = pair;
        this.words = words;
        this.columns = (int) ((pair.width() + 32L * words - 1) / (32L * words));
        Program program = scope.program(KernelSource.of(Packing.class, "life_pack.cl"));
        this.pack = program.kernel("life_pack");
        this.unpack = program.kernel("life_unpack");
    }

    /** The usual order of bits. */
    static Packing rows(LifePair pair, Scope scope) {
        return new Packing(pair, (pair.width() + 31) / 32, scope);
    }

    int columns() {
        return columns;
    }

    Tensor allocate(Scope in, int batch) {
        return in.allocate(ElementType.UINT32, Shape.of(batch, columns, pair.height(), words));
    }

    /** @param cells FLOAT32 {@code [batch][height][width][1]}; above 0.5 is alive */
    void pack(Tensor cells, Tensor bits) {
        pack.launch(
                Range.of((long) columns * words, pair.height(), bits.shape().dim(0)),
                Cost.of(0, cells.bytes() + bits.bytes()),
                cells,
                bits,
                pair.width(),
                pair.height(),
                columns,
                words);
    }

    /** @param cells FLOAT32 {@code [batch][height][width][1]}; becomes 0 or 1 */
    void unpack(Tensor bits, Tensor cells) {
        unpack.launch(
                Range.of(words, pair.height(), bits.shape().dim(0)),
                Cost.of(0, cells.bytes() + bits.bytes()),
                bits,
                cells,
                pair.width(),
                pair.height(),
                columns,
                words);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.launch;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** The kernels of one operation, built when first asked for and kept as long as the scope. Used by one thread. */
public final class Programs {

    /** Lanes of a vector in the CPU kernels. */
    public static final int LANES = 16;

    /** Stripes a core, so that a core that is late leaves little behind. */
    private static final int STRIPES_A_CORE = 4;

    private final Scope scope;
    private final Variant variant;
    private final Map<Key, Kernel> kernels = new HashMap<>();
    private int tileRows;
    private final Map<ElementType, Tensor> unread = new EnumMap<>(ElementType.class);

    public Programs(Scope scope, Variant variant) {
        this.scope = scope;
        this.variant = variant;
    }

    public Variant variant() {
        return variant;
    }

    /** A kernel of {@code common/<file>.cl} built with these constants. */
    public Kernel kernel(String file, String name, Map<String, Integer> constants) {
        return kernels.computeIfAbsent(
                new Key(file, name, constants),
                key -> scope.program(KernelSource.of(Programs.class, "common/" + file + ".cl"), constants)
                        .kernel(name));
    }

    /** A kernel that has the name of its file. */
    public Kernel kernel(String file, Map<String, Integer> constants) {
        return kernel(file, file, constants);
    }

    /** A tensor, or a stand-in of one element for an argument that the kernel is built not to read. */
    public Tensor orUnread(@Nullable Tensor tensor, ElementType type) {
        return tensor == null ? unread.computeIfAbsent(type, t -> scope.zeros(t, Shape.of(1))) : tensor;
    }

    /** What a kernel with one argument, INT32 {@code [count]}, says about the sizes that it was built for. */
    public int[] tell(Kernel kernel, int count) {
        try (Scope memory = scope.child("sizes")) {
            Tensor sizes = memory.ints(count);
            kernel.launch(Range.of(1), sizes);
            return sizes.readInts();
        }
    }

    /** How many stripes fill the device, of at most {@code parts} parts. */
    public long stripes(long parts) {
        return Math.max(1, Math.min(parts, (long) device().computeUnits() * STRIPES_A_CORE));
    }

    /** Rows of a register tile, 6 or 12: as many as the device's registers hold, measured once. */
    public int tileRows() {
        if (tileRows == 0) {
            tileRows = scope.compute()
                    .tuning()
                    .pick("lanes.tile.rows", List.of(6, 12), rows -> new TilePace(scope).seconds(rows));
        }
        return tileRows;
    }

    /** One work-item for each of {@code items} on a GPU; a few stripes of items on a CPU. */
    public Range spread(long items) {
        return variant == Variant.LANES
                ? Range.stripes(stripes(ceil(items, 4096)))
                : Range.of(Math.max(1, Math.min(items, (long) device().computeUnits() * 4096)))
                        .by(64);
    }

    /** {@code count / size}, rounded up. */
    public static long ceil(long count, long size) {
        return (count + size - 1) / size;
    }

    private Device device() {
        return scope.compute().device();
    }

    private record Key(String file, String name, Map<String, Integer> constants) {}
}

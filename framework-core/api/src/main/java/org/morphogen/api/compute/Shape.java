// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of a tensor, slowest axis first, fastest axis last (row-major).
 *
 * @param dims extents, each at least 1; an empty list is a scalar
 */
public record Shape(List<Integer> dims) {

    public Shape {
        dims = List.copyOf(dims);
        for (int dim : dims) {
            if (dim < 1) {
                throw new IllegalArgumentException("Shape " + dims + ": every extent is at least 1");
            }
        }
    }

    public static Shape of(int... dims) {
        return new Shape(Arrays.stream(dims).boxed().toList());
    }

    public int rank() {
        return dims.size();
    }

    /** Extent of an axis; negative axes count from the fastest, so {@code dim(-1)} is the last. */
    public int dim(int axis) {
        return dims.get(axis < 0 ? dims.size() + axis : axis);
    }

    /** Number of elements. */
    public long size() {
        long size = 1;
        for (int dim : dims) {
            size = Math.multiplyExact(size, (long) dim);
        }
        return size;
    }

    /** This shape with one more, slowest axis. */
    public Shape prepend(int dim) {
        List<Integer> more = new ArrayList<>(dims.size() + 1);
        more.add(dim);
        more.addAll(dims);
        return new Shape(more);
    }

    /** This shape without its slowest axis. */
    public Shape tail() {
        return new Shape(dims.subList(1, dims.size()));
    }

    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining("x", "[", "]"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;

/** Checks what the header says about one tensor. */
final class EntryReader {

    private final String name;

    EntryReader(String name) {
        this.name = name;
    }

    Header.Entry read(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> fields) || !fields.keySet().equals(Header.keys())) {
            throw wrong("expected an object of " + Header.TYPE + ", " + Header.SHAPE + " and " + Header.OFFSETS);
        }
        ElementType type = type(fields.get(Header.TYPE));
        Shape shape = shape(fields.get(Header.SHAPE));
        List<?> offsets = list(Header.OFFSETS, fields.get(Header.OFFSETS));
        if (offsets.size() != 2) {
            throw wrong(Header.OFFSETS + " has " + offsets.size() + " numbers, expected 2");
        }
        long begin = number(Header.OFFSETS, offsets.get(0), 0, Long.MAX_VALUE);
        long end = number(Header.OFFSETS, offsets.get(1), begin, Long.MAX_VALUE);
        long bytes = bytes(type, shape);
        if (end - begin != bytes) {
            throw wrong(Header.OFFSETS + " span " + (end - begin) + " bytes; " + type + shape + " takes " + bytes);
        }
        return new Header.Entry(name, type, shape, begin, end);
    }

    private ElementType type(@Nullable Object json) {
        return ElementCode.named(String.valueOf(json))
                .orElseThrow(() -> wrong(Header.TYPE + " is " + json + "; this program reads " + ElementCode.names()))
                .type();
    }

    private Shape shape(@Nullable Object json) {
        List<Integer> dims = list(Header.SHAPE, json).stream()
                .map(dim -> (int) number(Header.SHAPE, dim, 1, Integer.MAX_VALUE))
                .toList();
        return new Shape(dims);
    }

    /** An array of more bytes than Java can index is refused, not cut. */
    private long bytes(ElementType type, Shape shape) {
        try {
            return Math.toIntExact(Math.multiplyExact(shape.size(), type.bytes()));
        } catch (ArithmeticException e) {
            throw wrong(Header.SHAPE + " " + shape + " takes 2 GiB or more, which this program does not read");
        }
    }

    private List<?> list(String field, @Nullable Object json) {
        if (json instanceof List<?> list) {
            return list;
        }
        throw wrong(field + " is not a list");
    }

    private long number(String field, @Nullable Object json, long least, long most) {
        if (json instanceof Long value && value >= least && value <= most) {
            return value;
        }
        throw wrong(field + " holds " + json + "; expected a whole number of " + least + " or more");
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("tensor '" + name + "': " + what);
    }
}

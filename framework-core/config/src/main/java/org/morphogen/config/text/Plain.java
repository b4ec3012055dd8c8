// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.text;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns Java values into those that JSON has: Map, List, String, Long, Double, Boolean, null. */
public final class Plain {

    // The order of these maps differs from process to process; every other map keeps or computes its own.
    private static final List<Class<?>> UNORDERED =
            List.of(Map.of(1, 1).getClass(), Map.of(1, 1, 2, 2).getClass());

    private Plain() {}

    /** How an enum constant is written: GRADIENT_X is {@code gradient-x}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Records become maps without their null components; numbers that JSON lacks (NaN, infinity) become null. */
    public static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Long) {
            return value;
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Enum<?> constant) {
            return word(constant);
        } else if (value instanceof Record record) {
            return record(record);
        } else if (value instanceof Map<?, ?> map) {
            return map(map);
        } else if (value instanceof Iterable<?> list && !(value instanceof java.nio.file.Path)) {
            return list(list);
        } else if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        return value.toString();
    }

    /** The record's components in their order, without those that are null. */
    public static Map<String, Object> record(Record record) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = of(read(record, component));
            if (value != null) {
                map.put(component.getName(), value);
            }
        }
        return map;
    }

    /** The value of one component, whatever its record's visibility. */
    public static @Nullable Object read(Record record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Component " + component + " of " + record.getClass() + " is not readable", e);
        }
    }

    private static @Nullable Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            // A float goes through its shortest text: 0.1f stays 0.1.
            double value = Double.parseDouble(number.toString());
            return Double.isFinite(value) ? value : null;
        }
        return number.longValue();
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> plain =
                UNORDERED.contains(map.getClass()) ? new TreeMap<>() : new LinkedHashMap<>();
        map.forEach((key, value) -> plain.put(String.valueOf(of(key)), of(value)));
        return plain;
    }

    private static List<@Nullable Object> list(Iterable<?> values) {
        List<@Nullable Object> plain = new ArrayList<>();
        values.forEach(value -> plain.add(of(value)));
        return plain;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.config.text.Plain;

/**
 * Makes a configuration record from valid plain values; what is left out gets its default. It does so by reflection
 * and keeps nothing: a data binder with a cache would hold the class loader of a plugin that was swapped out.
 */
public final class Binder {

    private final Json json;

    public Binder(Json json) {
        this.json = json;
    }

    /**
     * Throws {@link IllegalArgumentException} with the words of the record's own constructor.
     *
     * @param values valid by the record's schema
     */
    public <R extends Record> R bind(Class<R> type, Map<String, Object> values) {
        return type.cast(record(type, values));
    }

    private Object record(Class<?> type, Map<?, ?> values) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments =
                Key.of(type).stream().map(key -> component(key, values)).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new IllegalArgumentException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Record " + type.getName() + " cannot be made", e);
        }
    }

    private @Nullable Object component(Key key, Map<?, ?> values) {
        if (values.containsKey(key.name())) {
            return value(key.type(), values.get(key.name()));
        }
        String text = key.defaultText();
        return text == null ? null : value(key.type(), json.read(text));
    }

    private Object value(Type type, @Nullable Object plain) {
        Class<?> raw = Key.raw(type);
        if (plain instanceof Map<?, ?> map) {
            return raw.isRecord() ? record(raw, map) : map(type, map);
        } else if (plain instanceof List<?> list) {
            return list.stream().map(entry -> value(Key.entry(type), entry)).toList();
        } else if (plain instanceof Number number) {
            return number(raw, number);
        } else if (raw.isEnum()) {
            return constant(raw, String.valueOf(plain));
        } else if (plain instanceof String || plain instanceof Boolean) {
            return plain;
        }
        throw new IllegalArgumentException(plain + " is no " + raw.getSimpleName());
    }

    private Map<String, Object> map(Type type, Map<?, ?> values) {
        Map<String, Object> bound = new LinkedHashMap<>();
        values.forEach((key, value) -> bound.put(key.toString(), value(Key.entry(type), value)));
        return Collections.unmodifiableMap(bound);
    }

    private static Object constant(Class<?> type, String word) {
        for (Object constant : type.getEnumConstants()) {
            if (Plain.word((Enum<?>) constant).equals(word)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is no " + type.getSimpleName());
    }

    private static Object number(Class<?> type, Number number) {
        if (type == int.class || type == Integer.class) {
            return number.intValue();
        } else if (type == long.class || type == Long.class) {
            return number.longValue();
        } else if (type == float.class || type == Float.class) {
            return number.floatValue();
        }
        return number.doubleValue();
    }
}

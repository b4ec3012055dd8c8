// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Optional;

/**
 * One component of a configuration record: a key of its JSON object.
 *
 * @param name of the component and the key
 * @param type with its type arguments
 * @param component where the annotations are
 */
record Key(String name, Type type, RecordComponent component) {

    static List<Key> of(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(component -> new Key(component.getName(), component.getGenericType(), component))
                .toList();
    }

    <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return component.getAnnotation(type);
    }

    /** The default as JSON text, or null. */
    @Nullable
    String defaultText() {
        Default annotation = annotation(Default.class);
        return annotation == null ? null : annotation.value();
    }

    boolean required() {
        return defaultText() == null && annotation(Optional.class) == null;
    }

    /** The class of a type without its arguments. */
    static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType parameterized ? parameterized.getRawType() : type);
    }

    /** The type of a list's entries or a map's values. */
    static Type entry(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return arguments[arguments.length - 1];
        }
        throw new IllegalStateException(type + " lacks type arguments");
    }

    static boolean isList(Type type) {
        return raw(type) == List.class;
    }

    static boolean isMap(Type type) {
        return raw(type) == Map.class;
    }
}

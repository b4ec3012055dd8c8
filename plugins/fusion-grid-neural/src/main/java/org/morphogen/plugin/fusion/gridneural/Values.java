// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.fusion.gridneural;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resolved configuration. What is not there, or of another type, is an {@link IllegalArgumentException}.
 *
 * @param json by key
 */
record Values(Map<String, Object> json) {

    int whole(String key) {
        return value(key, Number.class).intValue();
    }

    double number(String key) {
        return value(key, Number.class).doubleValue();
    }

    /** Null where the configuration leaves it to the plugin. */
    @Nullable
    Integer wholeOrNone(String key) {
        return json.get(key) == null ? null : whole(key);
    }

    boolean has(String key) {
        return json.containsKey(key);
    }

    /** A word as Java names it: {@code channel-major} is {@code CHANNEL_MAJOR}. */
    String word(String key) {
        return value(key, String.class).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    <T> T value(String key, Class<T> type) {
        Object value = json.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(key + " is " + value + ", not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}

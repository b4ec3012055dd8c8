// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.Problems;
import org.morphogen.config.text.Pointer;
import org.morphogen.config.words.Words;

/**
 * Settings of the command line, such as {@code rule.fireRate=0.5}, {@code observers.0.every=10} or
 * {@code /training/batch=4}. Objects on the way are made; an index equal to a list's length appends; {@code null}
 * removes.
 */
final class Settings {

    private static final String VERSION = "version";

    private final Json json;

    Settings(Json json) {
        this.json = json;
    }

    /** Changes the file's values; what makes no sense is told to {@code problems} and left out. */
    void apply(Map<String, Object> file, String setting, Problems problems) {
        int equals = setting.indexOf('=');
        List<String> path = equals < 1 ? List.of() : path(setting.substring(0, equals));
        if (path.isEmpty() || path.contains("")) {
            problems.error("", "the setting '" + setting + "'", "path=value", "Example: --set rule.fireRate=0.5");
            return;
        }
        String pointer = path.stream().map(key -> Pointer.child("", key)).reduce("", String::concat);
        Object value;
        try {
            value = value(path.get(path.size() - 1), setting.substring(equals + 1));
        } catch (IllegalArgumentException e) {
            problems.error(pointer, setting.substring(equals + 1), "JSON or a bare word", e.getMessage() + ".");
            return;
        }
        set(file, path, value, problems);
    }

    private static List<String> path(String text) {
        return text.startsWith("/") ? Pointer.keys(text) : Arrays.asList(text.split("\\.", -1));
    }

    /**
     * JSON, or a bare word; what begins like a list, an object or a quoted string must be one. A version is taken as it is
     * written: {@code [1.2,2)} and {@code 1.10} are neither a list nor a number.
     */
    private @Nullable Object value(String key, String text) {
        if (key.equals(VERSION) && text.matches("[\\[(0-9].*")) {
            return text;
        }
        try {
            return json.read(text);
        } catch (IllegalArgumentException e) {
            if (text.matches("(?s)\\s*[\\[{\"].*")) {
                throw e;
            }
            return text;
        }
    }

    private static void set(Map<String, Object> file, List<String> path, @Nullable Object value, Problems problems) {
        Object node = file;
        String pointer = "";
        for (int i = 0; i < path.size() - 1; i++) {
            Object next = child(node, path.get(i), path.get(i + 1), pointer, problems);
            if (next == null) {
                return;
            }
            pointer = Pointer.child(pointer, path.get(i));
            node = next;
        }
        put(node, path.get(path.size() - 1), value, pointer, problems);
    }

    /** The object or list at a key; made if it is not there; null if there is something else. */
    @SuppressWarnings("unchecked")
    private static @Nullable Object child(Object node, String key, String nextKey, String pointer, Problems problems) {
        Object child = node instanceof Map<?, ?> map ? map.get(key) : entry((List<Object>) node, key);
        if (child == null) {
            child = nextKey.matches("[0-9]+") ? new ArrayList<>() : new LinkedHashMap<String, Object>();
            if (!put(node, key, child, pointer, problems)) {
                return null;
            }
        }
        if (child instanceof Map || child instanceof List) {
            return child;
        }
        String place = Pointer.child(pointer, key);
        problems.error(place, Words.found(child), "an object or a list, to set '" + nextKey + "' in it", "");
        return null;
    }

    private static @Nullable Object entry(List<Object> list, String key) {
        int index = index(key);
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }

    @SuppressWarnings("unchecked")
    private static boolean put(Object node, String key, @Nullable Object value, String pointer, Problems problems) {
        if (node instanceof Map<?, ?>) {
            Map<String, Object> map = (Map<String, Object>) node;
            if (value == null) {
                map.remove(key);
            } else {
                map.put(key, value);
            }
            return true;
        }
        List<Object> list = (List<Object>) node;
        int index = index(key);
        if (index < 0 || index > list.size() || (index == list.size() && value == null)) {
            problems.error(
                    Pointer.child(pointer, key),
                    "no entry '" + key + "' of " + Words.found(list),
                    "an index from 0 to " + (value == null ? list.size() - 1 : list.size()),
                    "");
            return false;
        }
        replace(list, index, value);
        return true;
    }

    private static void replace(List<Object> list, int index, @Nullable Object value) {
        if (value == null) {
            list.remove(index);
        } else if (index == list.size()) {
            list.add(value);
        } else {
            list.set(index, value);
        }
    }

    private static int index(String key) {
        return key.matches("[0-9]{1,9}") ? Integer.parseInt(key) : -1;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;

/** Reads JSON models, and says where a value is not of the kind that it should be. */
final class JsonFile {

    /** Models have some thousand weights; a larger file is something else. */
    private static final long MOST_BYTES = 256L << 20;

    /** How much of a file is looked at to recognise it. */
    private static final int HEAD_BYTES = 64 << 10;

    private final Json json;

    JsonFile(Json json) {
        this.json = json;
    }

    boolean mentions(Path file, String word) throws IOException {
        if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8).contains(word);
        }
    }

    @Nullable
    Object read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new Malformed("the file has " + size + " bytes; expected at most " + MOST_BYTES);
        }
        try {
            return json.read(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new Malformed("not JSON: " + e.getMessage());
        }
    }

    static Map<?, ?> map(String pointer, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(pointer, value, "an object");
    }

    static List<?> list(String pointer, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(pointer, value, "a list");
    }

    static String string(String pointer, @Nullable Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw wrong(pointer, value, "a string");
    }

    static double number(String pointer, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw wrong(pointer, value, "a number");
    }

    /** A whole number above 0, also one that is written as a string. */
    static int count(String pointer, @Nullable Object value) {
        try {
            int count = Integer.parseInt(String.valueOf(value));
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below, as zero and negative numbers are.
        }
        throw wrong(pointer, value, "a whole number above 0");
    }

    private static Malformed wrong(String pointer, @Nullable Object value, String expected) {
        String text = String.valueOf(value);
        String found = value == null ? "missing" : text.length() > 40 ? text.substring(0, 40) + "..." : text;
        return new Malformed(pointer + " is " + found + "; expected " + expected);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads one JSON text token by token, so that a mistake is known with its place. */
final class JsonReader {

    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    /** Throws {@link IllegalArgumentException}: {@code line 3, column 5: ...}. */
    static @Nullable Object read(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            return new JsonReader(parser).document();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(place(e.getLocation()) + sentence(e.getOriginalMessage()), e);
        }
    }

    private @Nullable Object document() {
        if (parser.nextToken() == null) {
            throw new IllegalArgumentException(
                    place(parser.currentLocation()) + "there is nothing; a value is expected");
        }
        Object value = value();
        if (parser.nextToken() != null) {
            throw mistake("there is more text after the end of the value");
        }
        return value;
    }

    private @Nullable Object value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> list();
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> real();
            default -> null;
        };
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (map.containsKey(key)) {
                throw mistake("the key '" + key + "' appears twice in one object");
            }
            parser.nextToken();
            map.put(key, value());
        }
        return map;
    }

    private List<@Nullable Object> list() {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value());
        }
        return list;
    }

    private Object whole() {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw mistake("the whole number " + parser.getString() + " is beyond 64 bits");
        }
        return parser.getLongValue();
    }

    private Object real() {
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw mistake("the number " + parser.getString() + " is beyond double precision");
        }
        return value;
    }

    private IllegalArgumentException mistake(String sentence) {
        return new IllegalArgumentException(place(parser.currentTokenLocation()) + sentence);
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }

    /** The parser's own words without its hints for programmers. */
    private static String sentence(String message) {
        String line = message.lines().findFirst().orElse(message);
        return line.replaceAll(" \\(code [0-9]+[^)]*\\)", "").replaceAll(" \\(start marker.*", "");
    }
}

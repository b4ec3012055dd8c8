// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Choices;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.config.text.JsonText;

class RecordSchemaTest {

    enum Edge {
        ZERO,
        WRAP_AROUND
    }

    record Size(@Bounds(min = 1) long cells) {}

    @Doc("Everything at once.")
    record Everything(
            @Doc(value = "Speed.", unit = "cells/step") @Bounds(min = 0, above = true, max = 2, below = true)
            float speed,

            @Bounds(min = -3, max = 4) @Default("2") int count,
            @Default("\"wrap-around\"") Edge edge,
            @Choices({"a", "b"}) @Length(max = 9) String word,
            @Length(min = 1, max = 3) List<Size> sizes,
            Map<String, Double> weights,
            boolean on) {}

    record Wrong(Thread thread) {}

    private final RecordSchema schemas = new RecordSchema(new JsonText());

    @Test
    void everyAnnotationAndTypeHasItsKeyword() {
        assertEquals(new JsonText().read("""
                                {
                                  "type": "object",
                                  "description": "Everything at once.",
                                  "properties": {
                                    "speed": {"type": "number", "exclusiveMinimum": 0.0, "exclusiveMaximum": 2.0,
                                              "description": "Speed.", "x-unit": "cells/step"},
                                    "count": {"type": "integer", "minimum": -3, "maximum": 4, "default": 2},
                                    "edge": {"enum": ["zero", "wrap-around"], "default": "wrap-around"},
                                    "word": {"type": "string", "examples": ["a", "b"], "maxLength": 9},
                                    "sizes": {"type": "array", "minItems": 1, "maxItems": 3, "items": {
                                      "type": "object",
                                      "properties": {
                                        "cells": {"type": "integer", "minimum": 1, "maximum": 9223372036854775807}},
                                      "required": ["cells"],
                                      "additionalProperties": false}},
                                    "weights": {"type": "object", "additionalProperties": {
                                      "type": "number", "minimum": -1.7976931348623157E308,
                                      "maximum": 1.7976931348623157E308}},
                                    "on": {"type": "boolean"}
                                  },
                                  "required": ["speed", "word", "sizes", "weights", "on"],
                                  "additionalProperties": false
                                }"""), schemas.of(Everything.class));
    }

    @Test
    void aTypeThatJsonLacksIsTheAuthorsMistake() {
        assertEquals(
                "A configuration record cannot hold a java.lang.Thread; it can hold int, long, float, double, boolean,"
                        + " String, enums, records, lists and maps",
                assertThrows(IllegalStateException.class, () -> schemas.of(Wrong.class))
                        .getMessage());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

    private final JsonText json = new JsonText();

    enum Word {
        GRADIENT_X
    }

    record Inner(
            float rate, @org.jspecify.annotations.Nullable String note) {}

    record Outer(int count, Inner inner, Word word, Path path, Optional<Long> seed) {}

    @Test
    void readsPlainValues() {
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("b", 1L);
        expected.put("a", List.of(1.5, -2L, true, "x"));
        expected.put("n", null);
        Object read = json.read("{\"b\": 1, \"a\": [1.5, -2, true, \"x\"], \"n\": null}");
        assertEquals(expected, read);
        assertEquals(List.of("b", "a", "n"), new ArrayList<>(((Map<?, ?>) read).keySet()));
        assertNull(json.read("null"));
    }

    @Test
    void writesOneLine() {
        assertEquals(
                "{\"count\": 3, \"inner\": {\"rate\": 0.1}, \"word\": \"gradient-x\", \"path\": \"runs/a\", \"seed\": 5}",
                json.write(
                        new Outer(3, new Inner(0.1f, null), Word.GRADIENT_X, Path.of("runs", "a"), Optional.of(5L))));
        assertEquals(
                "[1, 2.0, null, \"a\\n\", {}, []]",
                json.write(Arrays.asList(1, 2.0, Double.NaN, "a\n", Map.of(), List.of())));
    }

    @Test
    void writesTheSameBytesForMapsWhoseOrderChangesByProcess() {
        assertEquals("{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4}", json.write(Map.of("d", 4, "b", 2, "a", 1, "c", 3)));
    }

    @Test
    void indentsByTwoAndEndsWithANewline() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("steps", List.of(64, 96));
        value.put("pool", Map.of("size", 4));
        assertEquals("{\n  \"steps\": [64, 96],\n  \"pool\": {\n    \"size\": 4\n  }\n}\n", json.pretty(value));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("quote\"\\", List.of(Double.MIN_VALUE, Long.MIN_VALUE, "\u0000\u2028é"));
        assertEquals(value, json.read(json.write(value)));
        assertEquals(value, json.read(json.pretty(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"a\": 2} | line 1, column 10: the key 'a' appears twice in one object",
                "[1, 2 | line 1, column 6: Unexpected end-of-input: expected close marker for Array",
                "[1] 2 | line 1, column 5: there is more text after the end of the value",
                "[1e999] | line 1, column 2: the number 1e999 is beyond double precision",
                "{\"seed\": 9223372036854775808} | line 1, column 10: the whole number 9223372036854775808 is beyond 64 bits",
                "{'a': 1} | line 1, column 2: Unexpected character ('''): was expecting double-quote to start property name",
                "[nul] | line 1, column 2: Unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')",
                "`` | line 1, column 1: there is nothing; a value is expected",
            })
    void theFirstMistakeIsNamedWithItsPlace(String text, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> json.read(text))
                        .getMessage());
    }
}

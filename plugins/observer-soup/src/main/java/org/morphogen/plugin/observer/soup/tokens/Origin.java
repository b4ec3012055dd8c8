// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the most common program came from: the most frequent token of each of its bytes, over all its copies.
 *
 * @param program its bytes
 * @param copies how many programs are equal to it
 * @param tokens one for each byte
 */
record Origin(byte[] program, int copies, List<Token> tokens) {

    static Origin of(byte[] soup, long[] tokens, int length) {
        Map<ByteBuffer, Integer> counts = new HashMap<>();
        for (int at = 0; at < soup.length; at += length) {
            counts.merge(ByteBuffer.wrap(soup, at, length).slice(), 1, Integer::sum);
        }
        Map.Entry<ByteBuffer, Integer> winner = counts.entrySet().stream()
                .max(Map.Entry.<ByteBuffer, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .orElseThrow();
        byte[] program = new byte[length];
        winner.getKey().duplicate().get(program);
        List<Token> origins = new ArrayList<>();
        for (int offset = 0; offset < length; offset++) {
            origins.add(new Token(most(soup, tokens, program, offset, winner.getValue())));
        }
        return new Origin(program, winner.getValue(), origins);
    }

    private static long most(byte[] soup, long[] tokens, byte[] program, int offset, int copies) {
        long[] found = new long[copies];
        int next = 0;
        for (int at = 0; at < soup.length; at += program.length) {
            if (Arrays.equals(soup, at, at + program.length, program, 0, program.length)) {
                found[next++] = tokens[at + offset];
            }
        }
        return Tally.of(found, token -> token, 1).most().get(0).value();
    }

    Map<String, Object> row(long epoch) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epoch", epoch);
        row.put("copies", copies);
        row.put("program", HexFormat.of().formatHex(program));
        row.put(
                "bytes",
                tokens.stream().map(token -> token.row(copies, program.length)).toList());
        return row;
    }
}

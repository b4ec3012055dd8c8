// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the bytes that a replicator copies came from. Copies differ in the bytes that do nothing, so what is followed are
 * the tokens that are most common in the whole soup, not equal programs.
 *
 * @param traced the most common tokens, by where they stand in a program
 */
record Origin(List<Traced> traced) {

    /**
     * A token of the replicator.
     *
     * @param stands the offset in a program at which most of its copies are now
     */
    record Traced(Token token, long count, int stands) {}

    /** @param length bytes of a program */
    static Origin of(long[] tokens, List<Tally.Count> most, int length) {
        return new Origin(most.stream()
                .map(each -> new Traced(new Token(each.value()), each.count(), stands(tokens, each.value(), length)))
                .sorted(java.util.Comparator.comparingInt(Traced::stands))
                .toList());
    }

    private static int stands(long[] tokens, long wanted, int length) {
        int[] counts = new int[length];
        int best = 0;
        for (int at = 0; at < tokens.length; at++) {
            if (tokens[at] == wanted) {
                int offset = at % length;
                counts[offset]++;
                best = counts[offset] > counts[best] ? offset : best;
            }
        }
        return best;
    }

    Map<String, Object> row(long epoch, int length) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epoch", epoch);
        row.put(
                "tokens",
                traced.stream()
                        .map(each -> {
                            Map<String, Object> token = new LinkedHashMap<>();
                            token.put("stands", each.stands());
                            token.putAll(each.token().row(each.count(), length));
                            return token;
                        })
                        .toList());
        return row;
    }
}

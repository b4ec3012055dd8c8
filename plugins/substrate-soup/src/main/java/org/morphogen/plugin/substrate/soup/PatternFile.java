// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a pattern of interaction: a line for each directed pair, {@code program neighbour}. The order of a program's lines
 * is the order of its neighbours.
 *
 * @param programs of the soup
 */
record PatternFile(int programs) {

    static final String EXPECTED = "lines of two whole numbers, 'program neighbour'";

    /** A line that is none. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    Neighbours read(List<String> lines) throws Malformed {
        List<int[]> pairs = new ArrayList<>();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (!line.isEmpty()) {
                String[] words = line.split("\\s+");
                if (words.length != 2) {
                    throw new Malformed("line " + number + ": '" + line + "'");
                }
                pairs.add(new int[] {index(words[0], number), index(words[1], number)});
            }
        }
        return lists(pairs);
    }

    private int index(String word, int number) throws Malformed {
        if (!word.matches("-?\\d{1,18}")) {
            throw new Malformed("line " + number + ": '" + word + "' is no whole number");
        }
        long index = Long.parseLong(word);
        if (index < 0 || index >= programs) {
            throw new Malformed(
                    "line " + number + ": there is no program " + index + " of " + programs + ", which count from 0");
        }
        return (int) index;
    }

    /** Sorts pairs by their first program, keeping their order else. */
    Neighbours lists(List<int[]> pairs) {
        int[] starts = new int[programs + 1];
        for (int[] pair : pairs) {
            starts[pair[0] + 1]++;
        }
        for (int i = 0; i < programs; i++) {
            starts[i + 1] += starts[i];
        }
        int[] next = starts.clone();
        int[] list = new int[Math.max(1, pairs.size())];
        for (int[] pair : pairs) {
            list[next[pair[0]]++] = pair[1];
        }
        return new Neighbours(starts, list);
    }
}

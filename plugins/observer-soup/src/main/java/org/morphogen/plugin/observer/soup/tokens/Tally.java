// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongUnaryOperator;

/**
 * How often each of some numbers occurs.
 *
 * @param distinct how many different numbers
 * @param most the most frequent, most frequent first; equal ones by value
 */
record Tally(long distinct, List<Count> most) {

    /** A number and how often it occurs. */
    record Count(long value, long count) {}

    /** @param key what is counted of each number */
    static Tally of(long[] numbers, LongUnaryOperator key, int most) {
        long[] keys = Arrays.stream(numbers).map(key).toArray();
        Arrays.parallelSort(keys);
        Comparator<Count> rising = Comparator.comparingLong(Count::count)
                .thenComparing(Comparator.comparingLong(Count::value).reversed());
        PriorityQueue<Count> best = new PriorityQueue<>(rising);
        long distinct = 0;
        int from = 0;
        for (int i = 1; i <= keys.length; i++) {
            if (i == keys.length || keys[i] != keys[from]) {
                distinct++;
                best.add(new Count(keys[from], i - from));
                if (best.size() > most) {
                    best.remove();
                }
                from = i;
            }
        }
        List<Count> sorted = new ArrayList<>(best);
        sorted.sort(rising.reversed());
        return new Tally(distinct, sorted);
    }
}

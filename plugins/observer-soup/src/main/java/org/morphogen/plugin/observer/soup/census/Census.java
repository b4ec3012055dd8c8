// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.census;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Programs and bytes of a soup, counted.
 *
 * @param distinct how many different programs
 * @param programs the most common, first those of which there are most; equal ones by their bytes
 * @param bytes values 0 to 255, the most common first
 */
public record Census(int distinct, List<Kin> programs, List<Value> bytes) {

    private static final int VALUES = 256;

    /** Equal programs. */
    public record Kin(byte[] program, int count) {}

    /** Equal bytes. */
    public record Value(int value, long count) {}

    public static Census of(byte[] soup, int length, int most) {
        Map<ByteBuffer, Integer> counts = new HashMap<>();
        for (int at = 0; at < soup.length; at += length) {
            counts.merge(ByteBuffer.wrap(soup, at, length).slice(), 1, Integer::sum);
        }
        Comparator<Map.Entry<ByteBuffer, Integer>> order =
                Map.Entry.<ByteBuffer, Integer>comparingByValue().reversed().thenComparing(Map.Entry::getKey);
        List<Kin> kin = counts.entrySet().stream()
                .sorted(order)
                .limit(most)
                .map(entry -> new Kin(bytes(entry.getKey()), entry.getValue()))
                .toList();
        return new Census(counts.size(), kin, values(soup));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static List<Value> values(byte[] soup) {
        long[] counts = new long[VALUES];
        for (byte value : soup) {
            counts[value & 255]++;
        }
        return IntStream.range(0, VALUES)
                .mapToObj(value -> new Value(value, counts[value]))
                .sorted(Comparator.comparingLong(Value::count).reversed().thenComparing(Value::value))
                .toList();
    }
}

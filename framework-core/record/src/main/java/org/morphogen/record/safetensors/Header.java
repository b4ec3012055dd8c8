// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;

/**
 * The checked content of a file's JSON header.
 *
 * @param entries in the order of their data
 * @param notes the {@code __metadata__}
 */
record Header(List<Entry> entries, Map<String, String> notes) {

    static final String METADATA = "__metadata__";
    static final String TYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    /** The largest header that is read, in bytes; the format's own limit. */
    static final long MOST_BYTES = 100_000_000;

    /** One tensor; {@code begin} and {@code end} in bytes after the header. */
    record Entry(String name, ElementType type, Shape shape, long begin, long end) {}

    /** Checks parsed JSON against {@code available} bytes of data. Throws {@link IllegalArgumentException}. */
    static Header of(@Nullable Object json, long available) {
        if (!(json instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("the header is not a JSON object");
        }
        List<Entry> entries = new ArrayList<>();
        Map<String, String> notes = new TreeMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (name.equals(METADATA)) {
                notes.putAll(notes(field.getValue()));
            } else {
                entries.add(new EntryReader(name).read(field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        checkCover(entries, available);
        return new Header(List.copyOf(entries), notes);
    }

    private static Map<String, String> notes(Object json) {
        if (!(json instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException(METADATA + " is not a JSON object");
        }
        Map<String, String> notes = new TreeMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!(field.getValue() instanceof String text)) {
                throw new IllegalArgumentException(METADATA + "/" + field.getKey() + " is not a string");
            }
            notes.put(String.valueOf(field.getKey()), text);
        }
        return notes;
    }

    /** The tensors must fill the data without a gap, an overlap or a rest. */
    private static void checkCover(List<Entry> entries, long available) {
        long end = 0;
        for (Entry entry : entries) {
            if (entry.begin() != end) {
                throw new IllegalArgumentException("tensor '" + entry.name() + "': " + OFFSETS + " begin at byte "
                        + entry.begin() + (entry.begin() < end ? ", inside the tensor before it" : ", after a gap")
                        + "; expected " + end);
            }
            end = entry.end();
        }
        if (end != available) {
            throw new IllegalArgumentException("the tensors take " + end + " bytes and the file holds " + available
                    + " after the header" + (end > available ? "; it is cut off" : ""));
        }
    }

    static Set<String> keys() {
        return Set.of(TYPE, SHAPE, OFFSETS);
    }
}

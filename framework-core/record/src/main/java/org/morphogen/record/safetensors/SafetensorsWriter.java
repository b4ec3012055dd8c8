// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.run.Snapshot.Array;
import org.morphogen.record.file.WholeFile;

/** Writes one file: widest elements first, then by name, so that every tensor is aligned and the bytes never vary. */
final class SafetensorsWriter {

    private static final Comparator<Map.Entry<String, Array>> ORDER = Comparator.<Map.Entry<String, Array>>comparingInt(
                    entry -> -entry.getValue().type().bytes())
            .thenComparing(Map.Entry::getKey);

    private final Json json;

    SafetensorsWriter(Json json) {
        this.json = json;
    }

    void write(Path file, Snapshot snapshot) {
        List<Map.Entry<String, Array>> entries =
                snapshot.arrays().entrySet().stream().sorted(ORDER).toList();
        List<ByteBuffer> parts = new ArrayList<>();
        parts.add(header(entries, snapshot.notes()));
        entries.forEach(entry -> parts.add(ByteBuffer.wrap(entry.getValue().data())));
        new WholeFile(file).write(parts.toArray(ByteBuffer[]::new));
    }

    /** Header length and header, padded with spaces so that the elements begin at a multiple of 8 bytes. */
    private ByteBuffer header(List<Map.Entry<String, Array>> entries, Map<String, String> notes) {
        byte[] text = json.write(fields(entries, notes)).getBytes(StandardCharsets.UTF_8);
        int length = (text.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(length).put(text);
        while (buffer.hasRemaining()) {
            buffer.put((byte) ' ');
        }
        return buffer.flip();
    }

    private static Map<String, Object> fields(List<Map.Entry<String, Array>> entries, Map<String, String> notes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!notes.isEmpty()) {
            fields.put(Header.METADATA, new TreeMap<>(notes));
        }
        long begin = 0;
        for (Map.Entry<String, Array> entry : entries) {
            long end = begin + checkedLength(entry.getKey(), entry.getValue());
            fields.put(entry.getKey(), field(entry.getValue(), begin, end));
            begin = end;
        }
        return fields;
    }

    private static Map<String, Object> field(Array array, long begin, long end) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put(Header.TYPE, ElementCode.of(array.type()).name());
        field.put(Header.SHAPE, array.shape().dims());
        field.put(Header.OFFSETS, List.of(begin, end));
        return field;
    }

    private static long checkedLength(String name, Array array) {
        long expected = Math.multiplyExact(array.shape().size(), array.type().bytes());
        if (name.isEmpty() || name.equals(Header.METADATA)) {
            throw new IllegalArgumentException("A tensor cannot be named '" + name + "' in a safetensors file");
        }
        if (array.data().length != expected) {
            throw new IllegalArgumentException("Tensor '" + name + "' " + array.type() + array.shape() + " takes "
                    + expected + " bytes, not " + array.data().length);
        }
        return expected;
    }
}

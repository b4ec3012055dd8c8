// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.run.Snapshot.Array;
import org.morphogen.config.text.JsonText;

class SafetensorsTest {

    private final Safetensors safetensors = new Safetensors(new JsonText());

    @TempDir
    Path folder;

    @Test
    void everyElementTypeComesBackBitForBit() {
        Random random = new Random(7);
        Snapshot written = new Snapshot();
        for (ElementType type : ElementType.values()) {
            for (Shape shape : new Shape[] {Shape.of(), Shape.of(1), Shape.of(3, 5, 7)}) {
                byte[] data = new byte[Math.toIntExact(shape.size() * type.bytes())];
                random.nextBytes(data);
                written.put(type + "/" + shape + "/\u00e9\"\\", new Array(type, shape, data));
            }
        }
        written.note("tick", "12");
        written.note("text", "line\nline \u2192 \"end\"");
        Path file = folder.resolve("all.safetensors");

        safetensors.write(file, written);
        Snapshot read = safetensors.read(file);

        assertEquals(written.notes(), read.notes());
        assertEquals(written.arrays().keySet(), read.arrays().keySet());
        written.arrays().forEach((name, array) -> {
            assertEquals(array.type(), read.array(name).type(), name);
            assertEquals(array.shape(), read.array(name).shape(), name);
            assertArrayEquals(array.data(), read.array(name).data(), name);
        });
    }

    @Test
    void anEmptySnapshotIsAFileToo() {
        Path file = folder.resolve("empty.safetensors");

        safetensors.write(file, new Snapshot());

        assertEquals(Set.of(), safetensors.read(file).arrays().keySet());
    }

    @Test
    void theBytesAreAsPublished() throws IOException {
        Snapshot snapshot = new Snapshot();
        snapshot.put("b", new Array(ElementType.UINT8, Shape.of(3), new byte[] {1, 2, 3}));
        snapshot.put("a", new Array(ElementType.UINT8, Shape.of(1), new byte[] {9}));
        snapshot.put("w", new Array(ElementType.FLOAT32, Shape.of(1, 2), floats(1f, -2f)));
        snapshot.note("by", "us");
        Path file = folder.resolve("golden.safetensors");

        safetensors.write(file, snapshot);

        String header = "{\"__metadata__\": {\"by\": \"us\"}, "
                + "\"w\": {\"dtype\": \"F32\", \"shape\": [1, 2], \"data_offsets\": [0, 8]}, "
                + "\"a\": {\"dtype\": \"U8\", \"shape\": [1], \"data_offsets\": [8, 9]}, "
                + "\"b\": {\"dtype\": \"U8\", \"shape\": [3], \"data_offsets\": [9, 12]}}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        HexFormat hex = HexFormat.of();
        String expected = hex.formatHex(longs(padded.length()))
                + hex.formatHex(padded.getBytes(StandardCharsets.UTF_8))
                + "0000803f000000c0" + "09" + "010203";
        assertEquals(expected, hex.formatHex(Files.readAllBytes(file)));
    }

    @Test
    void aFileOfAnotherToolIsRead() throws IOException {
        // Written by the Python package safetensors 0.8.0: save({"x": int32 [[1, -1]], "s": float32 2.5}, {"k": "v"}).
        String header = "{\"__metadata__\":{\"k\":\"v\"},\"s\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                + "\"x\":{\"dtype\":\"I32\",\"shape\":[1,2],\"data_offsets\":[4,12]}}  ";
        String bytes = "8800000000000000"
                + HexFormat.of().formatHex(header.getBytes(StandardCharsets.UTF_8))
                + "00002040"
                + "01000000ffffffff";
        Path file = folder.resolve("other.safetensors");
        Files.write(file, HexFormat.of().parseHex(bytes));

        Snapshot read = safetensors.read(file);

        assertEquals("v", read.note("k"));
        assertEquals(Shape.of(), read.array("s").shape());
        assertArrayEquals(floats(2.5f), read.array("s").data());
        assertEquals(ElementType.INT32, read.array("x").type());
        assertEquals(Shape.of(1, 2), read.array("x").shape());
    }

    @Test
    void equalSnapshotsGiveEqualBytesWhateverTheOrderOfPutting() throws IOException {
        Snapshot one = new Snapshot();
        Snapshot other = new Snapshot();
        Array a = new Array(ElementType.FLOAT32, Shape.of(2), floats(1f, 2f));
        Array b = new Array(ElementType.UINT8, Shape.of(1), new byte[] {5});
        one.put("a", a);
        one.put("b", b);
        other.put("b", b);
        other.put("a", a);

        safetensors.write(folder.resolve("one"), one);
        safetensors.write(folder.resolve("other"), other);

        assertArrayEquals(Files.readAllBytes(folder.resolve("one")), Files.readAllBytes(folder.resolve("other")));
    }

    @Test
    void anArrayThatDoesNotFillItsShapeIsNotWritten() {
        Snapshot snapshot = new Snapshot();
        snapshot.put("w", new Array(ElementType.FLOAT32, Shape.of(2), new byte[7]));
        Path file = folder.resolve("wrong");

        String message = assertThrows(IllegalArgumentException.class, () -> safetensors.write(file, snapshot))
                .getMessage();

        assertEquals("Tensor 'w' FLOAT32[2] takes 8 bytes, not 7", message);
        assertTrue(Files.notExists(file));
    }

    static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            buffer.putFloat(value);
        }
        return buffer.array();
    }

    static byte[] longs(long value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }
}

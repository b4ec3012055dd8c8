// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

class BinaryCacheTest extends OnDevice {

    @Test
    void aSecondProcessTakesTheBinary() throws IOException {
        check(1);
        Path file = only();
        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, old);
        check(1);
        assertEquals(file, only());
        assertTrue(Files.getLastModifiedTime(file).compareTo(old) > 0, "a hit marks the file as used");
    }

    @Test
    void aBinaryStillChecksItsArguments() {
        check(1);
        try (Compute other = devices.open(compute.device(), false);
                Scope there = other.scope("there")) {
            var kernel = there.program(source(ADD), Map.of("V", 1)).kernel("add");
            String message = assertThrows(ComputeException.class, () -> kernel.launch(Range.of(1), 1, 2))
                    .getMessage();
            assertTrue(message.contains("global float* a, float b, global float* out, int n"), message);
        }
    }

    @Test
    void everyConstantHasItsOwnBinary() throws IOException {
        check(1);
        check(2);
        assertEquals(2, files().size());
    }

    @Test
    void aDamagedBinaryIsBuiltAgain() throws IOException {
        check(1);
        byte[] whole = Files.readAllBytes(only());
        for (byte[] damaged : List.of(
                new byte[0], Arrays.copyOf(whole, whole.length / 2), flipped(whole), "not a kernel".getBytes())) {
            Files.write(only(), damaged);
            check(1);
            assertTrue(Files.size(only()) > whole.length / 2, "the binary is whole again");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenCostsNoResult() throws IOException {
        Files.writeString(cache.resolve("kernels"), "in the way");
        check(1);
    }

    @Test
    void nothingTemporaryIsLeft() throws IOException {
        check(1);
        assertTrue(only().getFileName().toString().matches("[0-9a-f]{64}"), only()::toString);
    }

    @Test
    void theFolderIsKeptBelowItsLimit() throws IOException {
        Path kernels = Files.createDirectories(cache.resolve("kernels"));
        for (int i = 0; i < 5; i++) {
            Path large = kernels.resolve("old" + i);
            try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
                file.setLength(64L << 20); // Sparse: takes no room.
            }
            Files.setLastModifiedTime(large, FileTime.fromMillis(1_000_000L * (i + 1)));
        }
        check(1);
        List<String> names =
                files().stream().map(f -> f.getFileName().toString()).sorted().toList();
        assertEquals(
                List.of("old2", "old3", "old4"),
                names.stream().filter(n -> n.startsWith("old")).toList());
        assertEquals(4, names.size());
    }

    /** Builds in a compute of its own, as a second process would, and runs the kernel. */
    private void check(int version) {
        try (Compute other = new OpenClDevices(cache, true).open(compute.device(), false);
                Scope there = other.scope("there")) {
            Tensor x = there.floats(3);
            other.fill(x, 1);
            there.program(source(ADD), Map.of("V", version)).kernel("add").launch(Range.of(3), x, 2f, x, 3);
            assertArrayEquals(new float[] {3, 3, 3}, x.readFloats());
        }
    }

    private static byte[] flipped(byte[] whole) {
        byte[] copy = whole.clone();
        copy[copy.length / 2] ^= 1;
        return copy;
    }

    private Path only() throws IOException {
        List<Path> files = files();
        assertEquals(1, files.size(), files::toString);
        return files.get(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cache.resolve("kernels"))) {
            return files.toList();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.run.RunException;

class WholeFileTest {

    @TempDir
    Path folder;

    @Test
    void writesAllPartsAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("new/model.bin");

        new WholeFile(file).write(bytes("one, "), bytes(""), bytes("two"));

        assertEquals("one, two", Files.readString(file));
        assertEquals(List.of("model.bin"), names(file.getParent()));
    }

    @Test
    void replacesTheOldContentAndTheRestOfAnInterruptedWrite() throws IOException {
        Path file = folder.resolve("model.bin");
        Files.writeString(file, "the old and longer content");
        Files.writeString(
                folder.resolve("model.bin" + WholeFile.TEMPORARY), "half of a write that was cut off long ago");

        new WholeFile(file).write(bytes("new"));

        assertEquals("new", Files.readString(file));
        assertEquals(List.of("model.bin"), names(folder));
    }

    @Test
    void aWriteThatFailsNamesTheFileAndKeepsWhatWasThere() throws IOException {
        Path file = folder.resolve("model.bin");
        Files.createDirectories(file.resolve("not-empty"));

        RunException failure = assertThrows(RunException.class, () -> new WholeFile(file).write(bytes("new")));

        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
        assertTrue(Files.isDirectory(file.resolve("not-empty")));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

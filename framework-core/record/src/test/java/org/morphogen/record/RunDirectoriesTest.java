// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Snapshot;
import org.morphogen.config.text.JsonText;

class RunDirectoriesTest {

    private final RunDirectories folders = new RunDirectories(new JsonText());

    @TempDir
    Path temp;

    @Test
    void aNewFolderIsMadeWithItsParents() {
        RunFolder folder = folders.create(temp.resolve("runs/first"));

        assertTrue(Files.isDirectory(folder.path()));
    }

    @Test
    void aFolderWithAnythingInItIsRefusedAndLeftAsItWas() throws IOException {
        Path path = Files.createDirectory(temp.resolve("photos"));
        Files.writeString(path.resolve("holiday.txt"), "sun");

        ExperimentException refused = assertThrows(ExperimentException.class, () -> folders.create(path));

        assertTrue(refused.getMessage().contains("holiday.txt"), refused.getMessage());
        assertTrue(refused.getMessage().contains("--resume"), refused.getMessage());
        assertEquals(List.of("holiday.txt"), names(path));
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefused() throws IOException {
        Path file = Files.writeString(temp.resolve("run"), "");

        assertThrows(ExperimentException.class, () -> folders.create(file));
    }

    @Test
    void aFolderThatCannotBeMadeIsTheUsersMistake() throws IOException {
        Path file = Files.writeString(temp.resolve("run"), "");

        ExperimentException refused =
                assertThrows(ExperimentException.class, () -> folders.create(file.resolve("below")));

        assertEquals(
                "Cannot make the run folder " + file.resolve("below") + ": " + file + " is a file, not a folder."
                        + " Name another folder",
                refused.getMessage());
    }

    @Test
    void onlyAnEarlierRunCanBeOpened() {
        ExperimentException refused = assertThrows(ExperimentException.class, () -> folders.open(temp));

        assertTrue(refused.getMessage().contains("experiment.json"), refused.getMessage());
    }

    @Test
    void theDescriptionIsJsonInTheOrderItWasGiven() throws IOException {
        RunFolder folder = folders.create(temp.resolve("run"));
        Map<String, Object> resolved = new LinkedHashMap<>();
        resolved.put("seed", 42L);
        resolved.put("name", "growing");

        folder.describe(resolved);

        String text = Files.readString(folder.path().resolve("experiment.json"));
        assertEquals(resolved, new JsonText().read(text));
        assertTrue(text.indexOf("seed") < text.indexOf("name"), text);
    }

    @Test
    void theNewestTwoCheckpointsAreKept() throws IOException {
        RunFolder folder = run();

        for (long tick : new long[] {9, 100, 1000}) {
            folder.checkpoint(tick, snapshot((byte) tick));
        }

        assertEquals(List.of("0000000100.safetensors", "0000001000.safetensors"), names(checkpoints(folder)));
        RunFolder.Checkpoint newest = folder.newest().orElseThrow();
        assertEquals(1000, newest.tick());
        assertArrayEquals(
                snapshot((byte) 1000).array("cells").data(),
                newest.snapshot().array("cells").data());
        assertEquals("3.5", newest.snapshot().note("seconds"));
    }

    @Test
    void aCheckpointThatIsCutOffIsPassedOver() throws IOException {
        RunFolder folder = run();
        folder.checkpoint(10, snapshot((byte) 1));
        folder.checkpoint(20, snapshot((byte) 2));
        Path newest = checkpoints(folder).resolve("0000000020.safetensors");
        for (long size = Files.size(newest) - 1; size > 0; size -= 37) {
            try (FileChannel channel = FileChannel.open(newest, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
            assertEquals(10, folder.newest().orElseThrow().tick(), "cut to " + size + " bytes");
        }
    }

    @Test
    void aCheckpointWithAChangedByteIsPassedOver() throws IOException {
        RunFolder folder = run();
        folder.checkpoint(10, snapshot((byte) 1));
        folder.checkpoint(20, snapshot((byte) 2));
        Path newest = checkpoints(folder).resolve("0000000020.safetensors");
        byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 5] ^= 1;
        Files.write(newest, bytes);

        assertEquals(10, folder.newest().orElseThrow().tick());
    }

    @Test
    void aCheckpointWrittenAfterADamagedOneReplacesIt() throws IOException {
        RunFolder folder = run();
        folder.checkpoint(10, snapshot((byte) 1));
        folder.checkpoint(20, snapshot((byte) 2));
        Files.writeString(checkpoints(folder).resolve("0000000020.safetensors"), "gone");

        folder.checkpoint(15, snapshot((byte) 3));

        assertEquals(List.of("0000000010.safetensors", "0000000015.safetensors"), names(checkpoints(folder)));
        assertEquals(15, folder.newest().orElseThrow().tick());
    }

    @Test
    void whatACrashCutOffIsIgnoredAndSweptAway() throws IOException {
        RunFolder folder = run();
        folder.checkpoint(10, snapshot((byte) 1));
        Files.writeString(checkpoints(folder).resolve("0000000020.safetensors.part"), "half");
        Files.writeString(folder.path().resolve("model.safetensors.part"), "half");

        RunFolder again = folders.open(folder.path());

        assertEquals(10, again.newest().orElseThrow().tick());
        assertEquals(List.of("0000000010.safetensors"), names(checkpoints(folder)));
        assertFalse(Files.exists(folder.path().resolve("model.safetensors.part")));
    }

    @Test
    void aFolderWithoutCheckpointsHasNoNewest() {
        assertTrue(run().newest().isEmpty());
    }

    @Test
    void theModelComesBackThroughTheService() {
        RunFolder folder = run();

        folder.model(snapshot((byte) 5));

        Snapshot model = folders.read(folder.path().resolve("model.safetensors"));
        assertArrayEquals(
                snapshot((byte) 5).array("cells").data(), model.array("cells").data());
    }

    @Test
    void anyFileIsWrittenBelowTheFolderAndNowhereElse() throws IOException {
        RunFolder folder = run();

        folder.write("pictures/000001.png", new byte[] {1, 2});

        assertArrayEquals(new byte[] {1, 2}, Files.readAllBytes(folder.path().resolve("pictures/000001.png")));
        assertThrows(IllegalArgumentException.class, () -> folder.write("../outside", new byte[0]));
    }

    @Test
    void oneProcessMayOpenItsFolderTwice() {
        RunFolder folder = run();

        RunFolder again = folders.open(folder.path());

        again.checkpoint(1, snapshot((byte) 1));
        assertEquals(1, folder.newest().orElseThrow().tick());
    }

    @Test
    void anotherProcessIsKeptOutUntilTheFirstHasEnded() throws Exception {
        Path path = run().path();
        Path other = temp.resolve("other");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FolderHolder.class.getName(),
                        other.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStreamReader says = new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8)) {
            assertEquals('h', says.read(), "the other process says that it holds the folder");

            ExperimentException refused = assertThrows(ExperimentException.class, () -> folders.open(other));

            assertTrue(refused.getMessage().contains("in use by another process"), refused.getMessage());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertEquals(other, folders.open(other).path());
        assertEquals(path, folders.open(path).path());
    }

    private RunFolder run() {
        RunFolder folder = folders.create(temp.resolve("run"));
        folder.describe(Map.of("name", "test"));
        return folder;
    }

    private static Path checkpoints(RunFolder folder) {
        return folder.path().resolve("checkpoints");
    }

    private static Snapshot snapshot(byte value) {
        Snapshot snapshot = new Snapshot();
        byte[] data = new byte[4 * 60];
        java.util.Arrays.fill(data, value);
        snapshot.put("cells", new Snapshot.Array(ElementType.FLOAT32, Shape.of(3, 4, 5), data));
        snapshot.note("seconds", "3.5");
        return snapshot;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

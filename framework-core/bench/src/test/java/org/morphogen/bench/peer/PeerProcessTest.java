// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.measure.Turns;
import org.morphogen.config.text.JsonText;

class PeerProcessTest {

    /** A peer in shell: ready, then one answer a word. */
    private static final String PEER = """
            echo '{"ready": "plain", "version": "7", "startup": 0.5, "threads": 2}'
            while read word; do
              case $word in
                run) echo "{\\"seconds\\": $SECONDS_OF_RUN, \\"peakBytes\\": 4096}" ;;
                result) : > "$FOLDER/written"; echo '{"written": ["written"]}' ;;
              esac
            done
            : > "$FOLDER/ended"
            """;

    @TempDir
    private Path folder;

    private PeerProcess start(String script) {
        return new PeerProcess(
                "tiny",
                List.of("sh", "-c", script),
                Map.of("SECONDS_OF_RUN", "1.25", "FOLDER", folder.toString()),
                folder.resolve("log"),
                new JsonText());
    }

    @Test
    void aPeerRunsAndWritesWhenItIsAsked() {
        try (PeerProcess peer = start(PEER)) {
            assertEquals(new PeerProcess.Ready("plain", "7", 0.5, 2), peer.ready());
            assertEquals(1.25, peer.run());
            assertEquals(1.25, peer.run());
            assertEquals(4096, peer.peakBytes());
            peer.result();
            assertTrue(Files.exists(folder.resolve("written")));
        }
    }

    @Test
    void aClosedPeerEndsByItself() {
        start(PEER).close();

        assertTrue(Files.exists(folder.resolve("ended")));
    }

    @Test
    void aPeerThatEndsEarlyIsToldWithItsLastWords() {
        PeerException failure =
                assertThrows(PeerException.class, () -> start("echo no module named numpy >&2; exit 1"));

        assertTrue(failure.getMessage().contains("tiny"), failure.getMessage());
        assertTrue(failure.getMessage().contains("no module named numpy"), failure.getMessage());
        assertTrue(failure.getMessage().contains("status 1"), failure.getMessage());
    }

    @Test
    void aPeerThatIsKilledInItsTurnIsToldWithTheSignalAndTheOthersGoOn() {
        try (PeerProcess killed = start(PEER.replace("run) echo", "run) kill -9 $$; echo"));
                PeerProcess other = start(PEER)) {
            List<String> told = new ArrayList<>();

            List<Optional<Samples>> samples =
                    new Turns(3, 0, 0).measure(List.of(killed, other), lost -> told.add(lost.getMessage()));

            assertEquals(List.of(Optional.empty(), Optional.of(Samples.of(1.25, 1.25, 1.25))), samples);
            assertEquals(1, told.size());
            assertTrue(told.get(0).contains("signal 9"), told.get(0));
        }
    }

    @Test
    void aPeerThatSaysSomethingElseIsTold() {
        PeerException failure = assertThrows(PeerException.class, () -> start("echo hello"));

        assertTrue(failure.getMessage().contains("said 'hello'"), failure.getMessage());
    }

    @Test
    void aPeerThatSaysNoTimeIsTold() {
        String script = PEER.replace("\\\"seconds\\\"", "\\\"other\\\"");
        try (PeerProcess peer = start(script)) {
            PeerException failure = assertThrows(PeerException.class, peer::run);

            assertTrue(failure.getMessage().contains("'seconds'"), failure.getMessage());
        }
    }

    @Test
    void aProgramThatIsNotThereIsTold() {
        PeerException failure = assertThrows(
                PeerException.class,
                () -> new PeerProcess(
                        "tiny",
                        List.of(folder.resolve("nothing").toString()),
                        Map.of(),
                        folder.resolve("log"),
                        new JsonText()));

        assertTrue(failure.getMessage().contains("does not start"), failure.getMessage());
    }

    @Test
    void withoutPythonTheInstallationSaysWhatToInstall() {
        Installation installation = new Installation(folder.resolve("python3").toString(), line -> {});

        PeerException failure = assertThrows(
                PeerException.class, () -> installation.install(Environment.own(folder, "tiny", "nothing==1")));

        assertTrue(failure.getMessage().contains("apt install python3"), failure.getMessage());
    }

    @Test
    void withoutVenvTheInstallationSaysWhatToInstall() throws Exception {
        Path python = folder.resolve("python3");
        Files.writeString(python, "#!/bin/sh\ncase $2 in *venv*) exit 1 ;; esac\n");
        assertTrue(python.toFile().setExecutable(true));
        Installation installation = new Installation(python.toString(), line -> {});

        PeerException failure = assertThrows(
                PeerException.class, () -> installation.install(Environment.own(folder, "tiny", "nothing==1")));

        assertTrue(failure.getMessage().contains("apt install python3-venv"), failure.getMessage());
    }

    @Test
    void whatIsInstalledIsNotInstalledAgain() throws Exception {
        Environment environment = Environment.own(folder, "tiny", "nothing==1");
        Path python = environment.folder().orElseThrow().resolve("bin").resolve("python");
        Files.createDirectories(python.getParent());
        Files.writeString(python, "");
        assertTrue(python.toFile().setExecutable(true));
        assertTrue(environment.python().isEmpty(), "an installation without its mark is broken");
        Files.writeString(environment.marker(), "nothing==1");

        List<String> said = new ArrayList<>();
        new Installation(folder.resolve("no-python").toString(), said::add).install(environment);

        assertEquals(python, environment.python().orElseThrow());
        assertTrue(said.get(0).contains("is installed"), said.toString());
    }

    @Test
    void theWorkFolderHoldsScriptsAndNumbersAndVanishes() {
        Path path;
        try (WorkFolder work = new WorkFolder()) {
            path = work.path();
            work.write("a.f32", new float[] {1, -2.5f});
            work.write("b.bits", new long[] {Long.MIN_VALUE, 3});
            assertArrayEquals(new float[] {1, -2.5f}, work.readFloats("a.f32"));
            assertArrayEquals(new long[] {Long.MIN_VALUE, 3}, work.readWords("b.bits"));
            Peer.all(path)
                    .forEach(peer -> peer.scripts()
                            .values()
                            .forEach(script -> assertTrue(Files.exists(path.resolve(script)), script)));
        }
        assertTrue(Files.notExists(path));
    }
}

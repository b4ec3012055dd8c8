// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ReferenceSoupTest {

    @TempDir
    private Path folder;

    private ReferenceSoup soup(String script) throws IOException {
        Path binary = Files.writeString(folder.resolve("soup"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        return new ReferenceSoup(binary, "bff", 2, 6, null, folder);
    }

    @Test
    void theSoupIsThatOfTheSecondRow() throws IOException {
        ReferenceSoup soup =
                soup("head -c 24 /dev/zero > $D/0000000007.dat; printf '\\1\\0\\0\\0\\0\\0\\0\\2' >> $D/0000000007.dat"
                        .replace("$D", folder.resolve("reference").toString()));
        soup.run();
        assertArrayEquals(new long[] {0x0200_0000_0000_0001L}, soup.end());
    }

    @Test
    void aGivenSoupIsLoadedAsACheckpointBeforeTheFirstEpoch() throws IOException {
        Path initial = Files.writeString(folder.resolve("soup.bin"), "eight by");
        Path binary = Files.writeString(folder.resolve("soup"), "#!/bin/sh\necho \"$@\" > " + folder + "/said");
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwx------"));
        new ReferenceSoup(binary, "bff", 2, 6, initial, folder).run();
        Path loaded = folder.resolve("start.dat");
        assertTrue(Files.readString(folder.resolve("said")).contains("--load " + loaded));
        byte[] header = {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        byte[] file = Files.readAllBytes(loaded);
        assertArrayEquals(header, Arrays.copyOf(file, header.length));
        assertArrayEquals(Files.readAllBytes(initial), Arrays.copyOfRange(file, header.length, file.length));
    }

    @Test
    void ofALongLogTheEndIsTold() throws IOException {
        ReferenceSoup soup = soup("head -c 5000 /dev/zero | tr '\\0' x; echo the reason; exit 3");
        PeerException failure = assertThrows(PeerException.class, soup::run);
        String told = String.valueOf(failure.getMessage());
        assertTrue(told.endsWith("the reason\n") && told.length() < 2200, told);
    }

    @Test
    void whatAFailedProgramSaidIsTold() throws IOException {
        ReferenceSoup soup = soup("echo no such language; exit 3");
        PeerException failure = assertThrows(PeerException.class, soup::run);
        assertTrue(String.valueOf(failure.getMessage()).contains("ended with 3: no such language"), failure::toString);
    }

    @Test
    void anInterruptedRunLeavesNoProcess() throws Exception {
        Path number = folder.resolve("pid");
        ReferenceSoup soup = soup("echo $$ > " + number + "; exec sleep 60");
        CompletableFuture<Exception> end = new CompletableFuture<>();
        Thread runner = new Thread(() -> end.complete(assertThrows(PeerException.class, soup::run)));
        runner.start();
        while (!Files.exists(number) || Files.size(number) == 0) {
            Thread.sleep(5);
        }
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(Files.readString(number).strip()))
                .orElseThrow();
        runner.interrupt();
        assertInstanceOf(PeerException.class, end.get(20, TimeUnit.SECONDS));
        process.onExit().get(20, TimeUnit.SECONDS);
        assertFalse(process.isAlive());
    }
}

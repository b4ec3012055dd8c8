// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.run.RunException;

class EventFileTest {

    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path folder;

    @Test
    void theChecksumIsTheOneThatOthersWrite() {
        // RFC 3720 B.4: CRC-32C of 32 zero bytes is 8a9136aa; masked as in TensorFlow's crc32c.h.
        int crc = 0x8a9136aa;
        int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;

        assertEquals(masked, RecordFrame.maskedChecksum(new byte[32], 32));
    }

    @Test
    void aFileOfOneScalarIsAsTensorBoardWritesIt() throws IOException {
        try (EventFile file = EventFile.create(folder, 1.5, "host.7", 0)) {
            file.scalar("loss", 300, 2.0, 0.25f);
        }

        Path path = folder.resolve("events.out.tfevents.0000000001.host.7");
        List<String> records = records(path);
        // Event{1: 1.5, 3: "brain.Event:2"}
        assertEquals("09000000000000f83f" + "1a0d" + text("brain.Event:2"), records.get(0));
        // Event{1: 2.0, 2: 300, 5: Summary{1: Value{1: "loss", 2: 0.25}}}
        assertEquals(
                "090000000000000040" + "10ac02" + "2a0d0a0b" + "0a04" + text("loss") + "150000803e", records.get(1));
        assertEquals(2, records.size());
    }

    @Test
    void aPictureCarriesItsSizeAndItsPng() throws IOException {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G'};
        try (EventFile file = EventFile.create(folder, 0, "h", 0)) {
            file.image("pool", 1, 0, 72, 200, png);
            // Image{1: 200, 2: 72, 3: 4, 4: png}
            String image = "08c801" + "1048" + "1804" + "2204" + "89504e47";
            assertEquals(
                    "090000000000000000" + "1001" + "2a17" + "0a15" + "0a04" + text("pool") + "220d" + image,
                    records(file.path()).get(1));
        }
    }

    @Test
    void aRunThatGoesOnTellsTensorBoardWhere() throws IOException {
        try (EventFile file = EventFile.create(folder, 0, "h", 5)) {
            // Event{2: 5, 7: SessionLog{1: START}}
            assertEquals(
                    "090000000000000000" + "1005" + "3a020801",
                    records(file.path()).get(1));
        }
    }

    @Test
    void everyRecordIsInTheFileWhenTheCallReturns() throws IOException {
        try (EventFile file = EventFile.create(folder, 0, "h", 0)) {
            for (int step = 0; step < 200; step++) {
                file.scalar("a tag with \u00fcmlauts", step, step, Float.NaN);
                assertEquals(step + 2, records(file.path()).size());
            }
        }
    }

    @Test
    void anExistingFileIsNeverOverwritten() throws IOException {
        EventFile.create(folder, 3, "h", 0).close();
        byte[] before = Files.readAllBytes(folder.resolve("events.out.tfevents.0000000003.h"));

        RunException failure = assertThrows(RunException.class, () -> EventFile.create(folder, 3.9, "h", 0));

        assertTrue(failure.getMessage().contains("events.out.tfevents.0000000003.h"), failure.getMessage());
        assertEquals(before.length, Files.size(folder.resolve("events.out.tfevents.0000000003.h")));
    }

    /** Reads the frames as record_reader.cc does: every length and checksum is checked. */
    private static List<String> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<String> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            assertEquals(RecordFrame.maskedChecksum(length, 8), bytes.getInt());
            byte[] data = new byte
                    [ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt()];
            bytes.get(data);
            assertEquals(RecordFrame.maskedChecksum(data, data.length), bytes.getInt());
            records.add(HEX.formatHex(data));
        }
        return records;
    }

    private static String text(String ascii) {
        return HEX.formatHex(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}

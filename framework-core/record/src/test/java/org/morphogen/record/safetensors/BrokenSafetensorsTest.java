// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.run.Snapshot.Array;
import org.morphogen.config.text.JsonText;

/** Files that are not what the format says: one clear line each, never a crash and never a wrong array. */
class BrokenSafetensorsTest {

    private final Safetensors safetensors = new Safetensors(new JsonText());

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}} | data_offsets span 4 bytes; FLOAT32[2] takes 8
            {"w":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}} \
            | dtype is F16; this program reads F32, I32, U32, U8, U64
            {"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}} | shape holds 0; expected a whole number of 1 or more
            {"w":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}} | shape holds 2.0; expected a whole number
            {"w":{"dtype":"F32","shape":2,"data_offsets":[0,8]}} | shape is not a list
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}} | data_offsets has 3 numbers, expected 2
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}} \
            | data_offsets holds 0; expected a whole number of 8 or more
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}} | data_offsets holds -8
            {"w":{"dtype":"F32","shape":[2]}} | expected an object of dtype, shape and data_offsets
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}} \
            | expected an object of dtype, shape and data_offsets
            {"w":7} | expected an object of dtype, shape and data_offsets
            {"w":{"dtype":"U8","shape":[2147483647,2147483647,9],"data_offsets":[0,8]}} | 2 GiB or more
            {"w":{"dtype":"U8","shape":[4],"data_offsets":[0,4]}} | the tensors take 4 bytes and the file holds 8
            {"w":{"dtype":"U8","shape":[16],"data_offsets":[0,16]}} | it is cut off
            {"w":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}} | after a gap; expected 0
            {"v":{"dtype":"U8","shape":[5],"data_offsets":[0,5]},\
            "w":{"dtype":"U8","shape":[4],"data_offsets":[4,8]}} \
            | tensor 'w': data_offsets begin at byte 4, inside the tensor before it
            {"v":{"dtype":"U8","shape":[8],"data_offsets":[0,8]},\
            "v":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} \
            | the key 'v' appears twice
            {"__metadata__":{"k":1},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} \
            | __metadata__/k is not a string
            {"__metadata__":[],"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}} | __metadata__ is not a JSON object
            {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]} | line 1
            ["w"] | the header does not begin with '{'
            """)
    void aWrongHeaderIsOneLineThatNamesFileAndField(String header, String expected) throws IOException {
        Path file = write(header.getBytes(StandardCharsets.UTF_8), new byte[8]);

        String message = messageOf(file);

        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.contains(expected), message);
    }

    @Test
    void aHeaderThatIsNoTextIsRefused() throws IOException {
        Path file = write(new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'}, new byte[8]);

        assertTrue(messageOf(file).contains("the header is not UTF-8"));
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "-1", "100000001", "9223372036854775807", "17"})
    void anImpossibleHeaderLengthIsRefusedBeforeMemoryIsTaken(long length) throws IOException {
        Path file = folder.resolve("length");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SafetensorsTest.longs(length));
        out.write(new byte[16]);
        Files.write(file, out.toByteArray());

        String message = messageOf(file);

        assertTrue(message.contains("the header's length is " + Long.toUnsignedString(length)), message);
    }

    @Test
    void aMissingFileAndAFolderAreNamed() {
        Path missing = folder.resolve("missing");

        assertEquals("No such file: " + missing + "; expected a safetensors file", messageOf(missing));
        assertEquals("No such file: " + folder + "; expected a safetensors file", messageOf(folder));
    }

    @Test
    void aFileCutOffAtAnyByteIsRefused() throws IOException {
        byte[] whole = sample();

        for (int length = 0; length < whole.length; length++) {
            Path file = folder.resolve("cut-" + length);
            Files.write(file, Arrays.copyOf(whole, length));
            messageOf(file);
        }
    }

    @Test
    void aFileWithOneByteTooManyIsRefused() throws IOException {
        byte[] whole = sample();
        Path file = folder.resolve("long");
        Files.write(file, Arrays.copyOf(whole, whole.length + 1));

        assertTrue(messageOf(file).contains("the file holds"));
    }

    @Test
    void randomDamageToTheHeaderGivesAnErrorOrAWholeSnapshot() throws IOException {
        byte[] whole = sample();
        Random random = new Random(11);
        Path file = folder.resolve("damaged");
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i <= random.nextInt(3); i++) {
                damaged[random.nextInt(whole.length - 12)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            refused += read(file) ? 0 : 1;
        }
        assertTrue(refused > 1000, refused + " of 2000 were refused");
    }

    private boolean read(Path file) {
        try {
            safetensors
                    .read(file)
                    .arrays()
                    .forEach((name, array) ->
                            assertEquals(array.shape().size() * array.type().bytes(), array.data().length, name));
            return true;
        } catch (ExperimentException e) {
            return false;
        }
    }

    private byte[] sample() throws IOException {
        Snapshot snapshot = new Snapshot();
        snapshot.put("w", new Array(ElementType.FLOAT32, Shape.of(2), SafetensorsTest.floats(1f, 2f)));
        snapshot.put("m", new Array(ElementType.UINT8, Shape.of(2, 2), new byte[4]));
        snapshot.note("tick", "3");
        Path file = folder.resolve("sample");
        safetensors.write(file, snapshot);
        return Files.readAllBytes(file);
    }

    private Path write(byte[] header, byte[] data) throws IOException {
        Path file = folder.resolve("broken");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SafetensorsTest.longs(header.length));
        out.write(header);
        out.write(data);
        Files.write(file, out.toByteArray());
        return file;
    }

    private String messageOf(Path file) {
        String message = assertThrows(ExperimentException.class, () -> safetensors.read(file))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.experiment.ExperimentException;

class DamagedFilesTest {

    private final GrowingNcaImporter importer = Published.importer();

    @TempDir
    Path temp;

    private Path index;

    @BeforeEach
    void copyFiles() throws IOException {
        Path folder = Published.copy(temp.resolve("planarian"), Published.FILES.toArray(String[]::new));
        index = folder.resolve("8000.index");
    }

    @Test
    void anIndexCutAnywhereIsOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(index);
        for (int length = 0; length < whole.length; length++) {
            Files.write(index, Arrays.copyOf(whole, length));
            refused(index, "8000.index");
        }
    }

    @Test
    void anIndexWithAnyByteChangedIsReadTheSameOrRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(index);
        byte[] expected = importer.read(index).model().array("dense1.kernel").data();
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Files.write(index, damaged);
            try {
                byte[] read =
                        importer.read(index).model().array("dense1.kernel").data();
                assertTrue(Arrays.equals(expected, read), "byte " + at);
            } catch (ExperimentException e) {
                assertEquals(1, e.getMessage().lines().count(), e.getMessage());
                refused++;
            }
        }
        // The footer's padding and the index of meta blocks matter to nobody.
        assertTrue(refused > whole.length - 80, refused + " of " + whole.length);
    }

    @Test
    void aDataFileThatIsCutOffNamesTheTensorAndTheFile() throws IOException {
        Path data = index.resolveSibling("8000.data-00001-of-00002");
        Files.write(data, Arrays.copyOf(Files.readAllBytes(data), 30000));

        String message = refused(index, "8000.data-00001-of-00002");

        assertTrue(message.contains("dmodel/layer-1/bias"), message);
        assertTrue(message.contains("30000"), message);
    }

    @Test
    void aDataFileWithAChangedByteIsRefused() throws IOException {
        Path data = index.resolveSibling("8000.data-00001-of-00002");
        byte[] bytes = Files.readAllBytes(data);
        bytes[20000] ^= 1;
        Files.write(data, bytes);

        assertTrue(refused(index, "layer-0/kernel").contains("checksum"));
    }

    @Test
    void aMissingDataFileIsNamed() throws IOException {
        Files.delete(index.resolveSibling("8000.data-00001-of-00002"));

        refused(index, "8000.data-00001-of-00002");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertTrue(refused(temp.resolve("nowhere.bin"), "nowhere.bin").contains("no such file"));
    }

    @Test
    void aFileOfAnotherKindNamesTheLayoutsThatAreRead() throws IOException {
        Path file = Files.writeString(temp.resolve("notes.txt"), "hello");

        assertFalse(importer.recognises(file));
        assertTrue(refused(file, "notes.txt").contains("TensorFlow checkpoint"));
    }

    @Test
    void aGraphThatIsCutOffIsOneLine() throws IOException {
        Path json = index.resolveSibling("8000.json");
        Files.writeString(json, Files.readString(json).substring(0, 50000));

        refused(json, "not JSON");
    }

    @Test
    void aGraphWhoseKernelIsTooShortNamesBytesAndShape() throws IOException {
        Path json = index.resolveSibling("8000.json");
        String text = Files.readString(json);
        Files.writeString(
                json,
                text.replace("\"size\": \"48\"", "\"size\": \"45\"").replace("\"size\":\"48\"", "\"size\":\"45\""));

        String message = refused(json, "[1x1x45x128]");

        assertTrue(message.contains("24576"), message);
        assertTrue(message.contains("23040"), message);
    }

    @Test
    void aGraphWithoutLayersListsWhatWasExpected() throws IOException {
        Path json = Files.writeString(temp.resolve("g.json"), "{\"modelTopology\": {\"node\": []}}");

        assertTrue(refused(json, "found kernels none").contains("[1x1x3CxH]"));
    }

    @Test
    void layersThatDoNotFitPrintBothShapes() throws IOException {
        Path json =
                Files.writeString(temp.resolve("w.json"), "[" + layer(12, 8, 13 * 8) + ", " + layer(4, 4, 5 * 4) + "]");

        String message = refused(json, "[12x8]");

        assertTrue(message.contains("[4x4]"), message);
    }

    @Test
    void aLayerOfTooFewBytesNamesItsField() throws IOException {
        Path json = Files.writeString(temp.resolve("w.json"), "[" + layer(12, 8, 7) + ", " + layer(8, 4, 36) + "]");

        assertTrue(refused(json, "/0/data_b64").contains("expected 104"));
    }

    @Test
    void aMissingScaleNamesItsField() throws IOException {
        Path json = Files.writeString(
                temp.resolve("w.json"),
                "[" + layer(12, 8, 104).replace("weight_scale", "scale") + ", " + layer(8, 4, 36) + "]");

        assertTrue(refused(json, "/0/weight_scale").contains("missing"));
    }

    private static String layer(int inputs, int outputs, int bytes) {
        return "{\"data_b64\": \"" + Base64.getEncoder().encodeToString(new byte[bytes]) + "\", \"in_ch\": " + inputs
                + ", \"out_ch\": " + outputs + ", \"weight_scale\": 1.0, \"bias_scale\": 1.0}";
    }

    /** The message: one line that names the file and {@code part}. */
    private String refused(Path file, String part) {
        ExperimentException refused = assertThrows(ExperimentException.class, () -> importer.read(file));
        assertEquals(1, refused.getMessage().lines().count(), refused.getMessage());
        assertTrue(refused.getMessage().contains(file.getFileName().toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        return refused.getMessage();
    }
}

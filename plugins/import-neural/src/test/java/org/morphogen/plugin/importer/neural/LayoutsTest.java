// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.run.Importer.Imported;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Snapshot;
import org.morphogen.config.text.JsonText;
import org.morphogen.record.RunDirectories;

class LayoutsTest {

    private final GrowingNcaImporter importer = Published.importer();

    @TempDir
    Path temp;

    private Path planarian;

    @BeforeEach
    void copyFiles() throws IOException {
        planarian = Published.copy(temp.resolve("planarian"), Published.FILES.toArray(String[]::new));
    }

    @Test
    void theCheckpointAndTheGraphHoldTheSameModelBitForBit() {
        Snapshot checkpoint = importer.read(planarian.resolve("8000.index")).model();
        Snapshot graph = importer.read(planarian.resolve("8000.json")).model();

        assertEquals(4, checkpoint.arrays().size());
        checkpoint.arrays().forEach((name, array) -> {
            assertEquals(array.shape(), graph.array(name).shape(), name);
            assertArrayEquals(array.data(), graph.array(name).data(), name);
        });
    }

    @Test
    void theModelHasTheShapesOfTheArticle() {
        Snapshot model = importer.read(planarian.resolve("8000.index")).model();

        assertEquals(Shape.of(48, 128), model.array("dense1.kernel").shape());
        assertEquals(Shape.of(128), model.array("dense1.bias").shape());
        assertEquals(Shape.of(128, 16), model.array("dense2.kernel").shape());
        assertEquals(Shape.of(16), model.array("dense2.bias").shape());
        assertEquals("neural", model.note("rule"));
    }

    @Test
    void theFirstWeightsAreThoseOfTheFile() {
        Snapshot model = importer.read(planarian.resolve("8000.json")).model();

        // The graph's base64 of the first kernel begins "kHt8vj8YML01wBi9".
        byte[] begin = Base64.getDecoder().decode("kHt8vj8YML01wBi9");
        byte[] data = model.array("dense1.kernel").data();
        assertEquals(-1, Arrays.mismatch(begin, 0, 12, data, 0, 12));
    }

    @Test
    void aCheckpointMayBeNamedByAnyOfItsFilesOrItsPrefix() {
        byte[] expected = kernel(planarian.resolve("8000.index"));

        for (String name : List.of("8000.data-00000-of-00002", "8000.data-00001-of-00002", "8000")) {
            assertTrue(importer.recognises(planarian.resolve(name)), name);
            assertArrayEquals(expected, kernel(planarian.resolve(name)), name);
        }
    }

    @Test
    void theExperimentFitsTheTargetBesideTheModel() {
        Map<String, Object> experiment =
                importer.read(planarian.resolve("8000.json")).experiment();

        Map<?, ?> substrate = (Map<?, ?>) experiment.get("substrate");
        assertEquals(80L, substrate.get("width"));
        assertEquals(66L, substrate.get("height"));
        assertEquals(16L, substrate.get("channels"));
        Map<?, ?> rule = (Map<?, ?>) experiment.get("rule");
        assertEquals(128L, rule.get("hidden"));
        assertEquals("channel-major", rule.get("order"));
        assertEquals(0.5, rule.get("fireRate"));
        assertEquals(200L, experiment.get("steps"));
        assertTrue(!experiment.containsKey("training"));
    }

    @Test
    void withoutATargetTheGridIsTheOneOfTheArticle() throws IOException {
        Path alone = Published.copy(temp.resolve("alone"), "8000.json");

        Map<?, ?> substrate = (Map<?, ?>)
                importer.read(alone.resolve("8000.json")).experiment().get("substrate");

        assertEquals(72L, substrate.get("width"));
        assertEquals(72L, substrate.get("height"));
    }

    @Test
    void aFolderOfThePublishedArchiveSetsTheFireRate() throws IOException {
        Path folder = Published.copy(temp.resolve("fire_rate_1.0 target_emoji_1F98E run_index_0"), "8000.json");

        Map<?, ?> rule = (Map<?, ?>)
                importer.read(folder.resolve("8000.json")).experiment().get("rule");

        assertEquals(1.0, rule.get("fireRate"));
    }

    @Test
    void ownModelsComeBackBitForBit() {
        Imported imported = importer.read(planarian.resolve("8000.index"));
        RunFolder folder = new RunDirectories(new JsonText()).create(temp.resolve("run"));
        folder.model(imported.model());

        Imported again = importer.read(temp.resolve("run/model.safetensors"));

        imported.model()
                .arrays()
                .forEach((name, array) -> assertArrayEquals(
                        array.data(), again.model().array(name).data(), name));
    }

    @Test
    void eightBitLayersAreScaledAndReordered() throws IOException {
        int channels = 4;
        int hidden = 8;
        byte[] first = bytes((3 * channels + 1) * hidden, 7);
        byte[] second = bytes((hidden + 1) * channels, 11);
        Path file = webgl(temp.resolve("layers.json"), channels, hidden, first, second);

        Snapshot model = importer.read(file).model();

        FloatBuffer kernel1 = floats(model, "dense1.kernel");
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < 3; k++) {
                for (int h = 0; h < hidden; h++) {
                    int raw = first[(k * channels + c) * hidden + h] & 0xff;
                    assertEquals(value(raw, 1.5), kernel1.get((c * 3 + k) * hidden + h), c + ", " + k + ", " + h);
                }
            }
        }
        FloatBuffer kernel2 = floats(model, "dense2.kernel");
        for (int i = 0; i < hidden * channels; i++) {
            assertEquals(value(second[i] & 0xff, 0.75), kernel2.get(i));
        }
        for (int h = 0; h < hidden; h++) {
            assertEquals(
                    value(first[3 * channels * hidden + h] & 0xff, 0.25),
                    floats(model, "dense1.bias").get(h));
        }
        for (int c = 0; c < channels; c++) {
            assertEquals(
                    value(second[hidden * channels + c] & 0xff, 0.125),
                    floats(model, "dense2.bias").get(c));
        }
    }

    @Test
    void thePlanarianInEightBitsIsCloseToItself() throws IOException {
        Snapshot exact = importer.read(planarian.resolve("8000.index")).model();
        Path file = temp.resolve("planarian8.json");
        Files.writeString(
                file,
                "["
                        + layer(
                                operatorMajor(floats(exact, "dense1.kernel"), 16, 128),
                                floats(exact, "dense1.bias"),
                                48,
                                128)
                        + ", " + layer(floats(exact, "dense2.kernel"), floats(exact, "dense2.bias"), 128, 16) + "]");

        Snapshot rounded = importer.read(file).model();

        for (String name : exact.arrays().keySet()) {
            FloatBuffer expected = floats(exact, name);
            double half = largest(expected) / 255 * 1.001;
            for (int i = 0; i < expected.capacity(); i++) {
                assertEquals(expected.get(i), floats(rounded, name).get(i), half, name + " " + i);
            }
        }
    }

    /** A layer as the article's code packs it: the scale is twice the largest magnitude. */
    private static String layer(FloatBuffer kernel, FloatBuffer bias, int inputs, int outputs) {
        byte[] data = new byte[(inputs + 1) * outputs];
        for (int i = 0; i < data.length; i++) {
            boolean weight = i < inputs * outputs;
            double scale = 2 * largest(weight ? kernel : bias);
            float value = weight ? kernel.get(i) : bias.get(i - inputs * outputs);
            data[i] = (byte) Math.rint((value / scale + 0.5) * 255);
        }
        return json(data, inputs, outputs, 2 * largest(kernel), 2 * largest(bias));
    }

    private static Path webgl(Path file, int channels, int hidden, byte[] first, byte[] second) throws IOException {
        return Files.writeString(
                file,
                "[" + json(first, 3 * channels, hidden, 1.5, 0.25) + ", " + json(second, hidden, channels, 0.75, 0.125)
                        + "]");
    }

    private static String json(byte[] data, int inputs, int outputs, double weightScale, double biasScale) {
        return String.format(
                Locale.ROOT,
                "{\"data_b64\": \"%s\", \"in_ch\": %d, \"out_ch\": %d, \"weight_scale\": %s, \"bias_scale\": %s,"
                        + " \"type\": \"uint8\"}",
                Base64.getEncoder().encodeToString(data),
                inputs,
                outputs,
                weightScale,
                biasScale);
    }

    private static FloatBuffer operatorMajor(FloatBuffer kernel, int channels, int hidden) {
        FloatBuffer result = FloatBuffer.allocate(kernel.capacity());
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < 3; k++) {
                for (int h = 0; h < hidden; h++) {
                    result.put((k * channels + c) * hidden + h, kernel.get((c * 3 + k) * hidden + h));
                }
            }
        }
        return result;
    }

    private static double largest(FloatBuffer values) {
        double largest = 0;
        for (int i = 0; i < values.capacity(); i++) {
            largest = Math.max(largest, Math.abs(values.get(i)));
        }
        return largest;
    }

    private static float value(int raw, double scale) {
        return (float) ((raw / 255.0 - 0.5) * scale);
    }

    private static byte[] bytes(int count, int stride) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (i * stride + 3);
        }
        return bytes;
    }

    private static FloatBuffer floats(Snapshot model, String name) {
        return ByteBuffer.wrap(model.array(name).data())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
    }

    private byte[] kernel(Path file) {
        return importer.read(file).model().array("dense1.kernel").data();
    }
}

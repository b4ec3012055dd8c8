// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Importer.Imported;

class ArchiveTest {

    private static final String[] ALL = Published.FILES.toArray(String[]::new);

    private final GrowingNcaImporter importer = Published.importer();

    @TempDir
    Path temp;

    @Test
    void aFolderWithOneModelInSeveralLayoutsIsThatModel() throws IOException {
        Path folder = Published.copy(temp.resolve("planarian"), ALL);

        assertTrue(importer.recognises(folder));
        assertArrayEquals(
                importer.read(folder.resolve("8000.json"))
                        .model()
                        .array("dense2.kernel")
                        .data(),
                importer.read(folder).model().array("dense2.kernel").data());
    }

    @Test
    void aZipArchiveWithOneModelIsReadWithoutUnpackingIt() throws IOException {
        Path folder = Published.copy(temp.resolve("planarian"), ALL);
        Path zip = zip(temp.resolve("model.zip"), folder, List.of("models/fire_rate_1.0 run_index_3/"));

        Imported imported = importer.read(zip);

        assertTrue(importer.recognises(zip));
        assertArrayEquals(
                importer.read(folder.resolve("8000.json"))
                        .model()
                        .array("dense2.kernel")
                        .data(),
                imported.model().array("dense2.kernel").data());
        assertEquals(80L, ((Map<?, ?>) imported.experiment().get("substrate")).get("width"));
    }

    @Test
    void anArchiveWithSeveralModelsListsThem() throws IOException {
        Path folder = Published.copy(temp.resolve("planarian"), ALL);
        Path zip = zip(temp.resolve("models.zip"), folder, List.of("models/run_index_0/", "models/run_index_1/"));

        ExperimentException several = assertThrows(ExperimentException.class, () -> importer.read(zip));

        assertTrue(several.getMessage().contains("holds 2 models"), several.getMessage());
        assertTrue(several.getMessage().contains("models/run_index_0/8000.index"), several.getMessage());
        assertTrue(several.getMessage().contains("models/run_index_1/8000.index"), several.getMessage());
    }

    @Test
    void aFolderWithoutAModelSaysWhatItHas() throws IOException {
        Path folder = Published.copy(temp.resolve("pictures"), "target.png");

        assertFalse(importer.recognises(folder));
        ExperimentException none = assertThrows(ExperimentException.class, () -> importer.read(folder));
        assertTrue(none.getMessage().contains("holds no model; it has target.png"), none.getMessage());
    }

    @Test
    void aDamagedArchiveIsOneLine() throws IOException {
        Path zip = Files.writeString(temp.resolve("broken.zip"), "PK this is no archive");

        assertFalse(importer.recognises(zip));
        ExperimentException broken = assertThrows(ExperimentException.class, () -> importer.read(zip));
        assertEquals(1, broken.getMessage().lines().count());
        assertTrue(broken.getMessage().contains("broken.zip"), broken.getMessage());
    }

    private static Path zip(Path zip, Path folder, List<String> prefixes) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String prefix : prefixes) {
                for (String name : ALL) {
                    out.putNextEntry(new ZipEntry(prefix + name));
                    out.write(Files.readAllBytes(folder.resolve(name)));
                    out.closeEntry();
                }
            }
        }
        return zip;
    }
}

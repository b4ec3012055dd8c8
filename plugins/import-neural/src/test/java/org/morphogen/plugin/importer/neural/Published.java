// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.morphogen.config.text.JsonText;
import org.morphogen.record.RunDirectories;

/** The published planarian, and an importer as it runs in the host. */
final class Published {

    static final List<String> FILES =
            List.of("8000.index", "8000.data-00000-of-00002", "8000.data-00001-of-00002", "8000.json", "target.png");

    private Published() {}

    static GrowingNcaImporter importer() {
        JsonText json = new JsonText();
        return new GrowingNcaImporter(json, new RunDirectories(json));
    }

    /** Copies files of the planarian into a folder. */
    static Path copy(Path folder, String... names) throws IOException {
        Files.createDirectories(folder);
        for (String name : names) {
            try (InputStream in = Published.class.getResourceAsStream("/planarian/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        return folder;
    }
}

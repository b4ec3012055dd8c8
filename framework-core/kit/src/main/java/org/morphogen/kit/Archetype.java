// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of a Maven archetype with their names filled in, as {@code mvn archetype:generate} fills them in. The
 * archetypes' files keep to the little of its language that is read here: properties, and lines that define a symbol.
 */
final class Archetype {

    private static final String FILES = "archetype-resources/";
    private static final String DEFINITION = "#set(";

    private final String kind;

    /** @param kind one of {@link NewCommand}'s */
    Archetype(String kind) {
        this.kind = kind;
    }

    /** Texts by path, in the archetype's order. */
    Map<String, String> files(Naming naming) {
        Map<String, String> files = new LinkedHashMap<>();
        String jar = "/archetypes/morphogen-archetype-" + kind + ".jar";
        try (InputStream stream = Archetype.class.getResourceAsStream(jar)) {
            if (stream == null) {
                throw new IllegalStateException("This bundle lacks " + jar);
            }
            ZipInputStream entries = new ZipInputStream(stream);
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().startsWith(FILES) && !entry.isDirectory()) {
                    String text = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
                    files.put(path(entry.getName().substring(FILES.length()), naming), filled(text, naming));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String path(String name, Naming naming) {
        String folder = naming.packageName().replace('.', '/');
        String path = name.replace("src/main/java/", "src/main/java/" + folder + "/")
                .replace("src/test/java/", "src/test/java/" + folder + "/");
        for (Map.Entry<String, String> property : naming.properties().entrySet()) {
            path = path.replace("__" + property.getKey() + "__", property.getValue());
        }
        return path;
    }

    private static String filled(String text, Naming naming) {
        String filled = text;
        while (filled.startsWith(DEFINITION)) {
            filled = filled.substring(filled.indexOf('\n') + 1);
        }
        for (Map.Entry<String, String> property : naming.properties().entrySet()) {
            filled = filled.replace("${" + property.getKey() + "}", property.getValue());
        }
        return filled;
    }
}

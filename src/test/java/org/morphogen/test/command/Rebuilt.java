// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The bundle of the life-like rule as it ships, under another version, and another name if asked for. */
final class Rebuilt {

    static final String LIFE = "org.morphogen.plugin.rule.lifelike";

    private static final Path JAR =
            Path.of(System.getProperty("morphogen.home")).resolve("bundles/4/morphogen-rule-life-like.jar");

    private Rebuilt() {}

    static byte[] life(String version) throws IOException {
        return jar(version, Optional.empty());
    }

    /** {@code org.example.TYPE}, which offers a rule of that type. */
    static byte[] rule(String type, String version) throws IOException {
        return jar(version, Optional.of(type));
    }

    /** Writes {@link #rule} as an installed one. */
    static Path install(Path folder, String type, String version) throws IOException {
        return Files.write(
                Files.createDirectories(folder).resolve("org.example." + type + "-" + version + ".jar"),
                rule(type, version));
    }

    private static byte[] jar(String version, Optional<String> type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile from = new JarFile(JAR.toFile())) {
            Manifest manifest = from.getManifest();
            var headers = manifest.getMainAttributes();
            headers.putValue("Bundle-Version", version);
            if (type.isPresent()) {
                headers.putValue("Bundle-SymbolicName", "org.example." + type.get());
                headers.putValue("Provide-Capability", "org.morphogen.plugin;kind=RULE;type=" + type.get());
            }
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry : from.stream()
                        .filter(e -> !e.getName().equals(JarFile.MANIFEST_NAME))
                        .toList()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    byte[] content = from.getInputStream(entry).readAllBytes();
                    out.write(
                            entry.getName().startsWith("OSGI-INF/") && type.isPresent()
                                    ? text(content)
                                            .replace("value=\"life-like\"", "value=\"" + type.get() + "\"")
                                            .getBytes(StandardCharsets.UTF_8)
                                    : content);
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;

/** A copy of a bundle's jar with another version and other texts in it. */
final class Rejarred {

    private final Bundle bundle;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, UnaryOperator<String>> edits = new HashMap<>();

    private Rejarred(Bundle bundle, String version) {
        this.bundle = bundle;
        headers.put("Bundle-Version", version);
    }

    static Rejarred of(Bundle bundle, String version) {
        return new Rejarred(bundle, version);
    }

    Rejarred header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Edits a text of the jar; the edit must change it. */
    Rejarred edited(String entry, UnaryOperator<String> edit) {
        edits.put(entry, edit);
        return this;
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes());
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            try (JarInputStream from = new JarInputStream(jar().openStream())) {
                Manifest manifest = from.getManifest();
                headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
                try (JarOutputStream to = new JarOutputStream(copy, manifest)) {
                    for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                        to.putNextEntry(new JarEntry(entry.getName()));
                        to.write(content(entry.getName(), from.readAllBytes()));
                        to.closeEntry();
                    }
                }
            }
            if (!edits.isEmpty()) {
                throw new IllegalStateException("not in the jar: " + edits.keySet());
            }
            return copy.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] content(String name, byte[] content) {
        UnaryOperator<String> edit = edits.remove(name);
        if (edit == null) {
            return content;
        }
        String before = new String(content, StandardCharsets.UTF_8);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("the edit of " + name + " changes nothing");
        }
        return after.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the jar lies; the container installs by reference. */
    private URL jar() throws IOException {
        return new URL(bundle.getLocation().replaceFirst("^reference:", ""));
    }
}

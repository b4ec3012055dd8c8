// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The user's own Maven repository, into which the released API is put as {@code mvn install} would: then a plugin in any
 * folder builds, with and without a network.
 */
final class LocalRepository {

    private static final Pattern OPTION = Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)");
    private static final Pattern SETTING = Pattern.compile("<localRepository>\\s*([^<]+?)\\s*</localRepository>");

    private final Path folder;

    private LocalRepository(Path folder) {
        this.folder = folder;
    }

    /** Where Maven itself would look: its options, then the user's settings, then the default. */
    static LocalRepository find(Map<String, String> environment, Path home) {
        Path maven = home.resolve(".m2");
        Matcher option = OPTION.matcher(environment.getOrDefault("MAVEN_OPTS", ""));
        if (option.find()) {
            return new LocalRepository(Path.of(option.group(1)));
        }
        Path settings = maven.resolve("settings.xml");
        try {
            Matcher setting = SETTING.matcher(Files.exists(settings) ? Files.readString(settings) : "");
            return new LocalRepository(
                    setting.find()
                            ? Path.of(setting.group(1).replace("${user.home}", home.toString()))
                            : maven.resolve("repository"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return folder;
    }

    /** Copies what is missing or different; returns how many files. */
    int take(Path released) throws IOException {
        int copied = 0;
        try (Stream<Path> files = Files.walk(released)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(released.relativize(file).toString());
                if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
                    Files.createDirectories(target.getParent());
                    Path part = Files.createTempFile(
                            target.getParent(), target.getFileName().toString(), ".tmp");
                    Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
                    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                    copied++;
                }
            }
        }
        return copied;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Python that has what a peer needs: one of our own making below the user's cache, or the system's.
 *
 * @param name of the folder, or of the package of the system
 * @param folder of a virtual environment; empty for the system's Python
 * @param requirements what pip installs, with versions that were seen to work together
 */
public record Environment(String name, Optional<Path> folder, List<String> requirements) {

    private static final Path SYSTEM_PYTHON = Path.of("/usr/bin/python3");
    private static final Path SYSTEM_TORCH = Path.of("/usr/lib/python3/dist-packages/torch/__init__.py");

    static Environment own(Path cache, String name, String... requirements) {
        return new Environment(name, Optional.of(cache.resolve("peers").resolve(name)), List.of(requirements));
    }

    static Environment system() {
        return new Environment("python3-torch", Optional.empty(), List.of());
    }

    /** The interpreter, or empty if the environment is not installed. */
    public Optional<Path> python() {
        if (folder.isEmpty()) {
            return Files.isExecutable(SYSTEM_PYTHON) && Files.isRegularFile(SYSTEM_TORCH)
                    ? Optional.of(SYSTEM_PYTHON)
                    : Optional.empty();
        }
        Path python = folder.get().resolve("bin").resolve("python");
        return Files.isExecutable(python) && Files.isRegularFile(marker()) ? Optional.of(python) : Optional.empty();
    }

    /** Written last, so that a broken installation does not count. */
    Path marker() {
        return folder.orElseThrow().resolve("installed.txt");
    }

    /** How to get it. */
    public String advice() {
        return folder.isEmpty() ? "apt install " + name : "./morphogen bench --peers";
    }
}

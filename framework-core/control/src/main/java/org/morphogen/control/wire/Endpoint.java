// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.RunException;

/**
 * Where a process of this user listens, and the secret that opens it. The file is the user's alone to read, so whoever
 * knows the secret is the user.
 *
 * @param file where this is written
 * @param pid of the process
 * @param port on the loopback address
 * @param secret 64 hexadecimal digits
 * @param stays whether it is a host that waits for runs, and not only at work on one of its own
 */
public record Endpoint(Path file, long pid, int port, String secret, boolean stays) {

    private static final String ENDING = ".json";
    private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");

    /** The endpoints of all processes of this user that are alive; files that dead ones left behind are removed. */
    static List<Endpoint> all(Path folder, Json json) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .flatMap(file -> read(file, json).stream())
                    .toList();
        } catch (IOException e) {
            throw new RunException("The folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<Endpoint> read(Path file, Json json) {
        try {
            if (!(json.read(Files.readString(file)) instanceof Map<?, ?> values)
                    || !(values.get("pid") instanceof Long pid)
                    || !(values.get("port") instanceof Long port)
                    || !(values.get("secret") instanceof String secret)) {
                return Optional.empty();
            }
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                Files.deleteIfExists(file);
                return Optional.empty();
            }
            boolean stays = Boolean.TRUE.equals(values.get("stays"));
            return Optional.of(new Endpoint(file, pid, port.intValue(), secret, stays));
        } catch (IOException | IllegalArgumentException e) {
            // Its process is just writing or removing it.
            return Optional.empty();
        }
    }

    /** Writes the file under its name in one move, readable by its owner from the first byte on. */
    void publish(Json json) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("pid", pid);
        values.put("port", (long) port);
        values.put("secret", secret);
        values.put("stays", stays);
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Path folder = java.util.Objects.requireNonNull(file.getParent());
            Files.createDirectories(folder);
            if (posix) {
                Files.setPosixFilePermissions(folder, OWN_FOLDER);
            }
            FileAttribute<?>[] own = posix
                    ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWN_FILE)}
                    : new FileAttribute<?>[0];
            Path temporary = Files.createTempFile(folder, "new", ".tmp", own);
            Files.write(temporary, json.write(values).getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            Files.move(temporary, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new RunException("The control channel cannot be opened: " + file + " cannot be written ("
                    + e.getMessage() + "). Set XDG_CACHE_HOME to a folder that can");
        }
    }

    void withdraw() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The next process that looks sees that this one is dead, and removes it.
            System.getLogger(Endpoint.class.getName()).log(System.Logger.Level.DEBUG, "endpoint file stays", e);
        }
    }

    static Path file(Path folder, long pid) {
        return folder.resolve(pid + ENDING);
    }
}

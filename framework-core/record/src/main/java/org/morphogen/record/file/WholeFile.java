// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.morphogen.api.run.RunException;

/**
 * A file that is written whole or not at all. The content goes to a temporary name in the same folder, is synced, and
 * takes the file's name in one rename; then the folder is synced. A reader sees the old content or the new one.
 */
public final class WholeFile {

    /** The end of the temporary name. A file that ends so is the rest of a write that was cut off. */
    public static final String TEMPORARY = ".part";

    /** A channel copies what it is given out of the heap first: a large array goes in pieces. */
    private static final int PIECE = 1 << 20;

    private final Path path;

    /** @param path the file; its folder is made if need be */
    public WholeFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Writes the parts one after the other. Throws {@link RunException} if the disk does not take them. */
    public void write(ByteBuffer... parts) {
        Path folder = Objects.requireNonNull(path.getParent(), "a file is in a folder");
        Path temporary = path.resolveSibling(path.getFileName() + TEMPORARY);
        try {
            Files.createDirectories(folder);
            fill(temporary, parts);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(folder);
        } catch (IOException e) {
            throw new RunException("Cannot write " + path + ": " + e.getClass().getSimpleName() + ": " + e.getMessage()
                    + ". What was there before is unchanged. Is the disk full, or the folder read-only?");
        }
    }

    private static void fill(Path temporary, ByteBuffer... parts) throws IOException {
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (ByteBuffer part : parts) {
                while (part.hasRemaining()) {
                    ByteBuffer piece = part.slice(part.position(), Math.min(PIECE, part.remaining()));
                    part.position(part.position() + channel.write(piece));
                }
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(temporary);
            throw e;
        }
    }

    /** Makes the rename last. Windows cannot open a folder, and needs no sync of it. */
    private static void sync(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Built programs on disk, one file each, named by the hash of all that they depend on. A file is written under a
 * temporary name and renamed, and ends in its own hash, so a damaged one is noticed and dropped. A folder that cannot
 * be written costs time, not results: every failure here means building from source.
 */
public final class BinaryCache {

    private static final int MAGIC = 0x4d4b4231; // "MKB1"
    private static final int HASH = 32;
    private static final long LIMIT = 256L << 20;

    private final Path folder;

    public BinaryCache(Path folder) {
        this.folder = folder;
    }

    /** One built program. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Entry(List<Signature> signatures, byte[] binary) {}

    Optional<Entry> load(String key) {
        Path file = folder.resolve(key);
        try {
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Optional<Entry> entry = parse(Files.readAllBytes(file));
            if (entry.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            }
            return entry;
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void drop(String key) {
        try {
            Files.deleteIfExists(folder.resolve(key));
        } catch (IOException e) {
            // The next build replaces it.
        }
    }

    void store(String key, Entry entry) {
        try {
            Files.createDirectories(folder);
            Path temporary = Files.createTempFile(folder, "new", ".tmp");
            try {
                Files.write(temporary, bytes(entry));
                Files.move(temporary, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            trim();
        } catch (IOException e) {
            // Not cached: the next process builds again.
        }
    }

    private static byte[] bytes(Entry entry) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(content);
        out.writeInt(MAGIC);
        out.writeInt(entry.signatures().size());
        for (Signature signature : entry.signatures()) {
            out.writeUTF(signature.line());
        }
        out.writeInt(entry.binary().length);
        out.write(entry.binary());
        out.write(Sha256.of(content.toByteArray()));
        return content.toByteArray();
    }

    private static Optional<Entry> parse(byte[] file) throws IOException {
        int end = file.length - HASH;
        if (end < 0
                || !Arrays.equals(Sha256.of(Arrays.copyOf(file, end)), Arrays.copyOfRange(file, end, file.length))) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
        if (in.readInt() != MAGIC) {
            return Optional.empty();
        }
        Signature[] signatures = new Signature[in.readInt()];
        for (int i = 0; i < signatures.length; i++) {
            signatures[i] = Signature.parse(in.readUTF());
        }
        return Optional.of(new Entry(List.of(signatures), in.readNBytes(in.readInt())));
    }

    /** Deletes the files longest unused until the folder is below its limit. */
    private void trim() throws IOException {
        List<Kept> oldest;
        try (Stream<Path> files = Files.list(folder)) {
            oldest = files.map(Kept::of)
                    .sorted(Comparator.comparingLong(Kept::used))
                    .toList();
        }
        long total = oldest.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : oldest) {
            if (total <= LIMIT) {
                return;
            }
            total -= kept.bytes();
            Files.deleteIfExists(kept.file());
        }
    }

    /** A file as it was when it was looked at: other processes use the folder, and times that change cannot be sorted. */
    private record Kept(Path file, long used, long bytes) {
        static Kept of(Path file) {
            return new Kept(file, file.toFile().lastModified(), file.toFile().length());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.record.safetensors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Snapshot;

/** Reads one file and believes nothing of it: every length is checked before memory is taken for it. */
final class SafetensorsReader {

    /** A channel reads through a second buffer outside the heap: a large array comes in pieces. */
    private static final int PIECE = 1 << 20;

    private final Json json;
    private final Path file;

    SafetensorsReader(Json json, Path file) {
        this.json = json;
        this.file = file;
    }

    Snapshot read() {
        if (!Files.isRegularFile(file)) {
            throw new ExperimentException("No such file: " + file + "; expected a safetensors file");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel);
        } catch (IOException e) {
            throw new ExperimentException("Cannot read " + file + ": " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new ExperimentException(file + " is not a whole safetensors file: " + e.getMessage());
        }
    }

    private Snapshot read(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new IllegalArgumentException(size + " bytes are too few for the length of a header");
        }
        long length = take(channel, Long.BYTES).getLong();
        if (length < 2 || length > Header.MOST_BYTES || length > size - Long.BYTES) {
            throw new IllegalArgumentException("the header's length is " + Long.toUnsignedString(length)
                    + " bytes; expected 2 to " + Math.min(Header.MOST_BYTES, size - Long.BYTES));
        }
        String text = text(take(channel, (int) length));
        Header header = Header.of(json.read(text), size - Long.BYTES - length);
        Snapshot snapshot = new Snapshot();
        header.notes().forEach(snapshot::note);
        for (Header.Entry entry : header.entries()) {
            byte[] data = take(channel, (int) (entry.end() - entry.begin())).array();
            snapshot.put(entry.name(), new Snapshot.Array(entry.type(), entry.shape(), data));
        }
        return snapshot;
    }

    private static String text(ByteBuffer bytes) {
        if (bytes.get(0) != '{') {
            throw new IllegalArgumentException("the header does not begin with '{'");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the header is not UTF-8", e);
        }
    }

    /** The next bytes, little-endian. Throws if the file shrank meanwhile. */
    private static ByteBuffer take(FileChannel channel, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.position() < bytes) {
            int count = channel.read(buffer.slice(buffer.position(), Math.min(PIECE, buffer.remaining())));
            if (count < 0) {
                throw new IllegalArgumentException("it ends " + buffer.remaining() + " bytes early");
            }
            buffer.position(buffer.position() + count);
        }
        return buffer.flip();
    }
}

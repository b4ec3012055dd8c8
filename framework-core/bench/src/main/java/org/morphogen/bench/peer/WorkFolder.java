// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.config.Json;

/** A temporary folder with one piece of work for the peers: the scripts, {@code work.json} and raw arrays. */
public final class WorkFolder implements AutoCloseable {

    private static final List<String> SCRIPTS =
            List.of("peer.py", "torch_nca.py", "torch_gather.py", "torch_life.py", "cax_nca.py", "cax_life.py");

    private final Path path;

    public WorkFolder() {
        try {
            path = Files.createTempDirectory("morphogen-bench");
            for (String script : SCRIPTS) {
                try (InputStream in = WorkFolder.class.getResourceAsStream("/peers/" + script)) {
                    if (in == null) {
                        throw new IllegalStateException("The bundle lacks peers/" + script);
                    }
                    Files.copy(in, path.resolve(script));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path() {
        return path;
    }

    /** Writes {@code work.json}. */
    public void describe(Json json, Map<String, Object> work) {
        write("work.json", json.pretty(work).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Writes little-endian floats. */
    public void write(String name, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        write(name, bytes.array());
    }

    /** Writes little-endian words. */
    public void write(String name, long[] words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(words);
        write(name, bytes.array());
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(path.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path.resolve(name), e);
        }
    }

    public float[] readFloats(String name) {
        ByteBuffer bytes = read(name);
        float[] values = new float[bytes.remaining() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    public long[] readWords(String name) {
        ByteBuffer bytes = read(name);
        long[] words = new long[bytes.remaining() / 8];
        bytes.asLongBuffer().get(words);
        return words;
    }

    private ByteBuffer read(String name) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(path.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path.resolve(name), e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

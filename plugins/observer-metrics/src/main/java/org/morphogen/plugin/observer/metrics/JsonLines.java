// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.morphogen.api.config.Json;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolder;

/**
 * The file {@code metrics.jsonl}. Each line goes to the system in one write, before the checkpoint that follows its
 * tick: a process that is killed loses none of the lines that a checkpoint relies on.
 */
final class JsonLines implements AutoCloseable {

    static final String FILE = "metrics.jsonl";

    private final Path path;
    private final FileChannel channel;
    private final Json json;

    private JsonLines(Path path, FileChannel channel, Json json) {
        this.path = path;
        this.channel = channel;
        this.json = json;
    }

    /**
     * Opens the file behind the lines of the first ticks; what is there of later ones is dropped.
     *
     * @param unit the key that counts ticks
     * @param ticks how many ticks keep their lines
     */
    static JsonLines open(RunFolder folder, Json json, String unit, long ticks) {
        Path path = folder.path().resolve(FILE);
        try {
            if (Files.exists(path)) {
                folder.write(FILE, kept(path, json, unit, ticks));
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new JsonLines(path, channel, json);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    Path path() {
        return path;
    }

    void append(Map<String, Object> line) {
        ByteBuffer bytes = ByteBuffer.wrap((json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    private static byte[] kept(Path path, Json json, String unit, long ticks) throws IOException {
        StringBuilder kept = new StringBuilder();
        // Bytes that are no UTF-8 are a torn line, dropped like any other that does not parse.
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        text.lines()
                .filter(line -> tick(json, unit, line) <= ticks)
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The tick of a line; past all ticks for one that was cut off. */
    private static long tick(Json json, String unit, String line) {
        try {
            return json.read(line) instanceof Map<?, ?> map && map.get(unit) instanceof Long tick
                    ? tick
                    : Long.MAX_VALUE;
        } catch (IllegalArgumentException e) {
            return Long.MAX_VALUE;
        }
    }

    private static RunException failure(Path path, IOException e) {
        return new RunException("Cannot write " + path + ": " + e.getClass().getSimpleName() + ": " + e.getMessage()
                + ". Is the disk full, or the folder read-only?");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.measure.Contender;

/**
 * The reference program of soups, a binary that the user has. A run is a process; what it costs besides its epochs is
 * taken off by a second process of two epochs. Both print, compress and save two rows.
 */
public final class ReferenceSoup implements Contender {

    private static final int HEADER = 3 * Long.BYTES;
    private static final long FIRST_RESET = 1;
    private static final int MINUTES = 10;
    private static final int TOLD = 2000;

    private final Path binary;
    private final List<String> soup;
    private final int epochs;
    private final Path saves;

    /**
     * @param binary the program
     * @param epochs of a run, after the first two
     * @param initial raw bytes that the soup begins with
     * @param folder where it may write
     */
    public ReferenceSoup(Path binary, String language, int programs, int epochs, @Nullable Path initial, Path folder) {
        this.binary = binary;
        this.epochs = epochs;
        this.saves = folder.resolve("reference");
        List<String> options = new ArrayList<>(
                List.of("--disable_output", "--lang", language, "--num", String.valueOf(programs), "--seed", "10248"));
        options.addAll(List.of("--max_epochs", "1", "--checkpoint_dir", saves.toString()));
        if (initial != null) {
            options.addAll(
                    List.of("--load", checkpoint(initial, programs, folder).toString()));
        }
        this.soup = List.copyOf(options);
    }

    /**
     * The soup as the program saves one before its first epoch. Its option for an initial program reads source text,
     * in which random bytes are mistakes.
     */
    private static Path checkpoint(Path initial, int programs, Path folder) {
        try {
            byte[] soup = Files.readAllBytes(initial);
            ByteBuffer file = ByteBuffer.allocate(HEADER + soup.length).order(ByteOrder.LITTLE_ENDIAN);
            file.putLong(FIRST_RESET).putLong(programs).putLong(0).put(soup);
            return Files.write(folder.resolve("start.dat"), file.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public double run() {
        double two = process(1);
        return process(epochs + 1) - two;
    }

    /** @param interval of rows: they come after epochs 1 and 1 + interval, and the second one is the last */
    private double process(int interval) {
        List<String> line = new ArrayList<>(List.of(binary.toString()));
        line.addAll(soup);
        String rows = String.valueOf(interval);
        line.addAll(List.of("--print_interval", rows, "--save_interval", rows, "--clear_interval", rows));
        Path log = saves.resolve("log.txt");
        long began = System.nanoTime();
        Process process = start(line, log);
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new PeerException(binary + " was still running after " + MINUTES + " minutes");
            }
            double seconds = (System.nanoTime() - began) * 1e-9;
            if (process.exitValue() != 0) {
                throw new PeerException(binary + " ended with " + process.exitValue() + ": " + end(log));
            }
            return seconds;
        } catch (IOException e) {
            throw new PeerException(binary + " left a log that cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerException(binary + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    /** What the program said last: a log may be larger than the memory. */
    private static String end(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TOLD));
            byte[] last = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(last);
            return new String(last, StandardCharsets.UTF_8);
        }
    }

    private Process start(List<String> line, Path log) {
        try {
            Files.createDirectories(saves);
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new PeerException(binary + " cannot be run: " + e.getMessage());
        }
    }

    /** The soup after a run, eight bytes a word. */
    public long[] end() {
        Path file = saves.resolve(String.format("%010d.dat", epochs + 1));
        try {
            byte[] saved = Files.readAllBytes(file);
            return words(Arrays.copyOfRange(saved, HEADER, saved.length));
        } catch (IOException e) {
            throw new PeerException(binary + " wrote no " + file.getFileName() + ": " + e.getMessage());
        }
    }

    /** Bytes as words, for comparing them. */
    public static long[] words(byte[] bytes) {
        long[] words = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return words;
    }
}

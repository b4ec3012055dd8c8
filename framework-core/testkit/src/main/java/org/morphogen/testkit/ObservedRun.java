// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.morphogen.api.config.Json;
import org.morphogen.api.data.Picture;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.train.Session;
import org.morphogen.config.text.JsonText;

/** A run with a real folder and made-up ticks: metrics and pictures depend on the tick alone. No device. */
final class ObservedRun implements RunView {

    private static final int SIDE = 8;

    private final Path folder;
    private final long length;
    private final long firstTick;
    private final List<Path> told = new ArrayList<>();

    ObservedRun(Path folder, long length, long firstTick) {
        this.folder = folder;
        this.length = length;
        this.firstTick = firstTick;
    }

    /** Tells an observer of ticks {@code first .. end - 1}. */
    void tick(Observer observer, long first, long end) {
        for (long tick = first; tick < end; tick++) {
            boolean last = tick == length - 1;
            if (observer.wants(tick, last)) {
                observer.observe(new Tick(tick, last));
            }
        }
    }

    List<Path> told() {
        return told;
    }

    @Override
    public RunFolder folder() {
        return folder(folder);
    }

    static RunFolder folder(Path path) {
        return new Folder(path);
    }

    @Override
    public Session session() {
        throw new UnsupportedOperationException("This run has no device");
    }

    @Override
    public Json json() {
        return new JsonText();
    }

    @Override
    public String unit() {
        return "iteration";
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long firstTick() {
        return firstTick;
    }

    @Override
    public void wrote(Path file) {
        told.add(file);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private record Tick(long index, boolean last) implements Observation {

        @Override
        public Map<String, Double> metrics() {
            return Map.of("loss", 1.0 / (index + 1));
        }

        @Override
        public double seconds() {
            return index * 0.25;
        }

        @Override
        public State state() {
            throw new UnsupportedOperationException("This run has no device");
        }

        @Override
        public List<Picture> pictures(int samples) {
            byte[] rgba = new byte[SIDE * SIDE * 4];
            for (int i = 0; i < rgba.length; i++) {
                rgba[i] = (byte) (i % 4 == 3 ? 255 : i * (index + 1));
            }
            return List.of(new Picture(SIDE, SIDE, rgba));
        }
    }

    /** Whole files under a temporary name, as the real one writes them; no checkpoints. */
    private record Folder(Path path) implements RunFolder {

        @Override
        public void describe(Map<String, Object> resolved) {
            throw new UnsupportedOperationException("Observers do not describe runs");
        }

        @Override
        public void checkpoint(long tick, Snapshot snapshot) {
            throw new UnsupportedOperationException("Observers write no checkpoints");
        }

        @Override
        public Optional<Checkpoint> newest() {
            return Optional.empty();
        }

        @Override
        public void model(Snapshot snapshot) {
            throw new UnsupportedOperationException("Observers write no models");
        }

        @Override
        public void write(String name, byte[] content) {
            Path file = path.resolve(name);
            try {
                Files.createDirectories(file.getParent());
                Path temporary = Files.createTempFile(file.getParent(), "new", ".tmp");
                Files.write(temporary, content);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package ${package};

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;

/** Keeps the file '${type}.csv' in the run's folder. A resumed run goes on where the file's ticks are still true. */
final class ${className} implements Observer {

    private static final String FILE = "${type}.csv";

    private final ${className}Config config;
    private final List<String> lines = new ArrayList<>();
    private @Nullable RunView run;

    ${className}(${className}Config config) {
        this.config = config;
    }

    @Override
    public void started(RunView view) {
        run = view;
        Path file = view.folder().path().resolve(FILE);
        if (view.firstTick() == 0 || !Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                boolean header = lines.isEmpty();
                if (header || Long.parseLong(line.substring(0, line.indexOf(','))) <= view.firstTick()) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean wants(long index, boolean last) {
        return last || (index + 1) % config.every() == 0;
    }

    @Override
    public void observe(Observation observation) {
        RunView view = run;
        if (view == null) {
            return;
        }
        Map<String, Double> metrics = new TreeMap<>(observation.metrics());
        if (lines.isEmpty()) {
            lines.add(view.unit() + "," + String.join(",", metrics.keySet()));
        }
        StringBuilder line = new StringBuilder().append(observation.index() + 1);
        metrics.values().forEach(value -> line.append(',').append(value));
        lines.add(line.toString());
        // Whole or absent: written under another name, then renamed.
        view.folder().write(FILE, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        if (observation.last()) {
            view.wrote(view.folder().path().resolve(FILE));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.config.Json;
import org.morphogen.api.live.Swap;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.RunFolder;

/** {@code changes.jsonl} of a run's folder: one line for each change of the composition while it ran. */
record ChangeLog(RunFolder folder, Json json) {

    private static final String FILE = "changes.jsonl";

    void add(Swap swap) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("next", swap.next());
        line.put("time", Instant.now().toString());
        line.put("dynamics", swap.dynamics());
        line.put("seconds", swap.seconds());
        line.put("parts", swap.parts().stream().map(ChangeLog::part).toList());
        line.put("reinitialised", swap.reinitialised());
        folder.write(FILE, (earlier() + json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String earlier() {
        Path file = folder.path().resolve(FILE);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new RunException("Cannot read " + file + ": " + e.getMessage());
        }
    }

    private static Map<String, Object> part(Swap.Part part) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("part", part.pointer());
        values.put("from", plugin(part.from()));
        values.put("to", plugin(part.to()));
        return values;
    }

    private static Map<String, Object> plugin(Swap.Plugin plugin) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("type", plugin.type());
        values.put("bundle", plugin.origin().bundle());
        values.put("version", plugin.origin().version());
        values.put("jar", plugin.origin().jar());
        values.put("kernels", plugin.origin().kernels());
        return values;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.morphogen.api.observe.RunView;

/**
 * A file of JSON objects, one a line and each with an {@code epoch}. A resumed run goes on after the epochs that its
 * checkpoint holds.
 */
public final class Rows {

    private final RunView run;
    private final String file;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** @param file its name in the run's folder */
    public Rows(RunView run, String file) {
        this.run = run;
        this.file = file;
        Path path = run.folder().path().resolve(file);
        if (run.firstTick() > 0 && Files.exists(path)) {
            read(path);
        }
    }

    private void read(Path path) {
        try {
            for (String line : Files.readAllLines(path)) {
                if (run.json().read(line) instanceof Map<?, ?> row && epoch(row) <= run.firstTick()) {
                    @SuppressWarnings("unchecked")
                    Map<String, Object> typed = (Map<String, Object>) row;
                    rows.add(typed);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long epoch(Map<?, ?> row) {
        return row.get("epoch") instanceof Number number ? number.longValue() : Long.MAX_VALUE;
    }

    /** All so far, oldest first. */
    public List<Map<String, Object>> all() {
        return List.copyOf(rows);
    }

    /** Adds a row and writes the file anew, whole or not at all. */
    public void add(Map<String, Object> row) {
        rows.add(row);
        StringBuilder text = new StringBuilder();
        rows.forEach(each -> text.append(run.json().write(each)).append('\n'));
        run.folder().write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Tells people of the file. */
    public void tell() {
        run.wrote(run.folder().path().resolve(file));
    }
}

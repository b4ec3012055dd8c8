// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;
import org.morphogen.plugin.observer.soup.record.ObservedSoup;
import org.morphogen.plugin.observer.soup.record.Rows;

/** Keeps {@code entropy.jsonl}, {@code entropy.png} and {@code results/entropy.json}. */
final class EntropyObserver implements Observer {

    private static final Logger LOG = System.getLogger(EntropyObserver.class.getName());

    /** Of the published figures, and of the published scripts. */
    private static final List<Double> LEVELS = List.of(1.0, 3.0);

    private final EntropyConfig config;
    private @Nullable Watch watch;

    EntropyObserver(EntropyConfig config) {
        this.config = config;
    }

    private record Watch(RunView run, ObservedSoup soup, Rows rows) {}

    @Override
    public void started(RunView run) {
        Brotli.check();
        watch = new Watch(run, ObservedSoup.of(run, "entropy"), new Rows(run, "entropy.jsonl"));
    }

    @Override
    public boolean wants(long index, boolean last) {
        return last || index % config.every() == 0;
    }

    @Override
    public void observe(Observation observation) {
        Watch now = watch;
        if (now == null) {
            return;
        }
        OptionalLong before = first(now.rows().all(), config.transition());
        now.rows().add(row(now, observation));
        List<Map<String, Object>> rows = now.rows().all();
        OptionalLong after = first(rows, config.transition());
        if (before.isEmpty() && after.isPresent()) {
            LOG.log(
                    Level.INFO,
                    String.format(
                            Locale.ROOT,
                            "state transition: high-order entropy is %.2f bits a byte at epoch %d",
                            number(rows.get(rows.size() - 1), "highOrder"),
                            after.getAsLong()));
        }
        results(now.run(), rows);
    }

    private static Map<String, Object> row(Watch now, Observation observation) {
        Measure measure = Measure.of(now.soup().bytes(observation));
        List<Map<String, Object>> rows = now.rows().all();
        long epoch = ObservedSoup.epoch(observation);
        long operations = ObservedSoup.operations(observation);
        boolean first = rows.isEmpty();
        double epochs = epoch - (first ? 0 : number(rows.get(rows.size() - 1), "epoch"));
        double done = operations - (first ? 0 : number(rows.get(rows.size() - 1), "operations"));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epoch", epoch);
        row.put("entropy", measure.entropy());
        row.put("brotliBytes", measure.compressed());
        row.put("bitsPerByte", measure.bitsPerByte());
        row.put("highOrder", measure.highOrder());
        row.put("zeros", measure.zeros());
        row.put("operations", operations);
        row.put(
                "operationsPerPair",
                epochs == 0 ? 0 : done / epochs / (now.soup().programs() / 2.0));
        row.put("brotli", Brotli.VERSION);
        return row;
    }

    /** What a sweep reads: the epochs of both transitions, absent if there was none, and how it ended. */
    private static void results(RunView run, List<Map<String, Object>> rows) {
        Map<String, Object> last = rows.get(rows.size() - 1);
        Map<String, Object> results = new LinkedHashMap<>();
        results.put("epochs", last.get("epoch"));
        results.put("highOrder", last.get("highOrder"));
        for (double level : LEVELS) {
            OptionalLong epoch = first(rows, level);
            if (epoch.isPresent()) {
                results.put("transition" + (int) level, epoch.getAsLong());
            }
        }
        run.folder().write("results/entropy.json", run.json().pretty(results).getBytes(StandardCharsets.UTF_8));
    }

    private static OptionalLong first(List<Map<String, Object>> rows, double level) {
        return rows.stream()
                .filter(row -> number(row, "highOrder") >= level)
                .mapToLong(row -> (long) number(row, "epoch"))
                .findFirst();
    }

    static double number(Map<String, Object> row, String key) {
        return row.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Override
    public void finished(RunView run) {
        Watch now = watch;
        if (now == null || now.rows().all().isEmpty()) {
            return;
        }
        now.rows().tell();
        try {
            run.folder().write("entropy.png", EntropyChart.draw(now.rows().all()));
            run.wrote(run.folder().path().resolve("entropy.png"));
        } catch (RuntimeException | LinkageError | InternalError e) {
            // A machine without fonts cannot draw text; a run does not end for want of a curve.
            LOG.log(
                    Level.WARNING,
                    "Cannot draw entropy.png: " + e + ". Are there fonts on this machine"
                            + " (on Debian: apt install fontconfig fonts-dejavu-core)?");
        }
    }
}

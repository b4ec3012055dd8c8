// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.run.RunException;
import org.morphogen.bench.peer.PeerException;
import org.morphogen.bench.report.Roofline;
import org.morphogen.bench.report.Row;
import org.morphogen.bench.report.RowText;
import org.morphogen.bench.work.Benchmark;
import org.morphogen.bench.work.Setting;

/**
 * Runs benchmarks one after the other and tells each as soon as it is done.
 *
 * @param json where the rows are written, or null
 * @param picture where the roofline is drawn, or null
 */
record BenchRun(
        Setting setting, @Nullable Path json, @Nullable Path picture) {

    /** Whether all went well: nothing failed, and both sides computed the same everywhere. */
    boolean run(List<Benchmark> benchmarks) {
        List<Row> rows = new ArrayList<>();
        boolean well = true;
        for (Benchmark benchmark : benchmarks) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            setting.console().say(benchmark.name() + ": " + benchmark.description());
            try {
                List<Row> more = benchmark.run(setting);
                rows.addAll(more);
                tell(more);
                well &= more.stream().allMatch(BenchRun::agrees);
            } catch (ComputeException | PeerException e) {
                setting.console().say("morphogen: " + benchmark.name() + " failed: " + e.getMessage());
                well = false;
            }
            write(rows);
        }
        return well;
    }

    private void tell(List<Row> rows) {
        RowText.lines(rows).forEach(setting.console()::print);
        setting.console().print("");
    }

    private static boolean agrees(Row row) {
        return row.agreement() == null || row.agreement().holds();
    }

    /** After each benchmark, so that an interrupted run leaves what it has. */
    private void write(List<Row> rows) {
        try {
            if (json != null) {
                String text = setting.host()
                        .json()
                        .pretty(rows.stream().map(Row::json).toList());
                Files.writeString(json, text);
            }
            if (picture != null) {
                new Roofline(rows).write(picture);
            }
        } catch (IOException e) {
            throw new RunException("Cannot write the result: " + e.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.census;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.RunView;
import org.morphogen.kernels.soup.Notation;
import org.morphogen.plugin.observer.soup.record.ObservedSoup;
import org.morphogen.plugin.observer.soup.record.Rows;

/** Keeps {@code census.jsonl}, and {@code census.txt} with the newest count for people. */
final class CensusObserver implements Observer {

    private final CensusConfig config;
    private @Nullable Watch watch;

    CensusObserver(CensusConfig config) {
        this.config = config;
    }

    private record Watch(RunView run, ObservedSoup soup, Rows rows) {}

    @Override
    public void started(RunView run) {
        watch = new Watch(run, ObservedSoup.of(run, "census"), new Rows(run, "census.jsonl"));
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
        Census census = Census.of(now.soup().bytes(observation), now.soup().length(), config.most());
        long epoch = ObservedSoup.epoch(observation);
        now.rows().add(row(epoch, census));
        now.run().folder().write("census.txt", text(epoch, census, now.soup()).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> row(long epoch, Census census) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("epoch", epoch);
        row.put("distinctPrograms", census.distinct());
        row.put("programs", census.programs().stream().map(CensusObserver::kin).toList());
        row.put("mostCommonBytes", values(census.bytes().subList(0, config.most())));
        row.put(
                "leastCommonBytes",
                values(census.bytes()
                        .subList(
                                census.bytes().size() - config.most(),
                                census.bytes().size())));
        return row;
    }

    private static Map<String, Object> kin(Census.Kin kin) {
        return Map.of("count", kin.count(), "bytes", HexFormat.of().formatHex(kin.program()));
    }

    private static Map<String, Object> values(List<Census.Value> values) {
        Map<String, Object> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.put(String.format(Locale.ROOT, "%02x", value.value()), value.count()));
        return counts;
    }

    private static String text(long epoch, Census census, ObservedSoup soup) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "epoch %d: %d different programs of %d in the language %s%n%n",
                epoch,
                census.distinct(),
                soup.programs(),
                soup.language().name()));
        for (Census.Kin kin : census.programs()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%7d times  %s%n             %s%n",
                    kin.count(),
                    HexFormat.of().formatHex(kin.program()),
                    disassembled(kin.program(), soup.language().notation())));
        }
        return text.toString();
    }

    /** Commands by their first words, in order; a dot for each byte that does nothing. */
    private static String disassembled(byte[] program, Notation notation) {
        StringJoiner commands = new StringJoiner(" ");
        for (int at = 0; at < program.length; at++) {
            String command = notation.command(program, at).strip();
            commands.add(command.isEmpty() ? "." : command.split(" ", 2)[0]);
        }
        return commands.toString();
    }

    @Override
    public void finished(RunView run) {
        Watch now = watch;
        if (now != null && !now.rows().all().isEmpty()) {
            now.rows().tell();
            run.wrote(run.folder().path().resolve("census.txt"));
        }
    }
}

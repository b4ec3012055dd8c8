// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.random.Draws;
import org.morphogen.api.random.Philox;
import org.morphogen.bench.device.Peak;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Contender;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.PeerException;
import org.morphogen.bench.peer.PeerProcess;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Rate;
import org.morphogen.bench.report.Row;

/**
 * Life on a torus from a random start.
 *
 * @param size rows and columns, a multiple of 64
 * @param steps generations of one run
 */
record LifeBenchmark(int size, int steps) implements Benchmark {

    /** Functions of three words of a bit-sliced generation of B3/S23: 2 for a column's sum, 6 for the count, 3 for the rule. */
    private static final double OPERATIONS = 11;

    @Override
    public String name() {
        return "life-" + size;
    }

    @Override
    public String description() {
        return "B3/S23 on a torus of " + size + " x " + size + ", " + steps + " generations from a random start.";
    }

    @Override
    public List<Row> run(Setting setting) {
        Map<String, Object> grid =
                Map.of("type", "grid", "width", size, "height", size, "channels", 1, "boundary", "torus");
        try (Composition composition = new Composition(
                        setting.host(),
                        setting.host().devices().open(setting.device(), false),
                        grid,
                        Map.of("type", "life-like", "rule", "B3/S23"));
                WorkFolder folder = new WorkFolder()) {
            Peak.Load peak = new Peak(composition.compute(), composition.scope()).wordOperations();
            peak.contender().run();
            long[] start = start();
            List<PeerProcess> processes = new ArrayList<>();
            try (LifeSide ours = new LifeSide(composition, start, steps)) {
                ours.run();
                List<Peer> peers = peers(setting, folder, start, processes);
                return rows(setting, ours, peers, processes, folder, peak);
            } finally {
                processes.forEach(PeerProcess::close);
            }
        }
    }

    private long[] start() {
        Draws draws = Philox.of(4).draws(0, 0, 0);
        long[] bits = new long[size * size / Long.SIZE];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = Integer.toUnsignedLong(draws.word()) | (long) draws.word() << 32;
        }
        return bits;
    }

    private List<Peer> peers(Setting setting, WorkFolder folder, long[] start, List<PeerProcess> processes) {
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("height", size);
        work.put("width", size);
        work.put("steps", steps);
        folder.describe(setting.host().json(), work);
        folder.write("start.bits", start);
        List<Peer> started = new ArrayList<>();
        for (Peer peer : setting.able(Peer.Task.LIFE)) {
            try {
                processes.add(setting.start(peer, Peer.Task.LIFE, folder));
                started.add(peer);
            } catch (PeerException e) {
                setting.console().say("  " + e.getMessage());
            }
        }
        return started;
    }

    private List<Row> rows(
            Setting setting,
            LifeSide ours,
            List<Peer> peers,
            List<PeerProcess> processes,
            WorkFolder folder,
            Peak.Load peak) {
        List<Contender> contenders = new ArrayList<>(List.of(ours));
        contenders.addAll(processes);
        contenders.add(peak.contender());
        List<Samples> seconds = setting.turns().measure(contenders);
        List<Samples> rates = seconds.stream().map(this::rate).toList();
        double perSecond = rates.get(0).median() * 1e9 / Long.SIZE * OPERATIONS;
        Rate rate = new Rate("op/s", perSecond, peak.best(seconds.get(seconds.size() - 1)), 0);
        String note =
                String.format(Locale.ROOT, "ours is %s at %s, %.0f operations a word", ours.name(), rate, OPERATIONS);
        long[] end = ours.end();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            PeerProcess process = processes.get(i);
            process.result();
            Agreement agreement = Agreement.ofBits(end, folder.readWords("end.bits"));
            List<String> notes = new ArrayList<>(i == 0 ? List.of(note) : List.of());
            notes.add(PeerRival.told(process));
            rows.add(
                    row(setting, peers.get(i).name(), process, rates.get(0), rates.get(i + 1), agreement, rate, notes));
        }
        return rows.isEmpty() ? List.of(row(setting, "", null, rates.get(0), null, null, rate, List.of(note))) : rows;
    }

    private Row row(
            Setting setting,
            String peer,
            @Nullable PeerProcess process,
            Samples ours,
            @Nullable Samples theirs,
            @Nullable Agreement agreement,
            Rate rate,
            List<String> notes) {
        String version = process == null ? "" : process.ready().version();
        return new Row(
                name(), setting.device().name(), peer, version, "Gcell/s", true, ours, theirs, agreement, rate, notes);
    }

    private Samples rate(Samples seconds) {
        double cells = (double) size * size * steps;
        return new Samples(seconds.values().stream().map(s -> cells * 1e-9 / s).toList());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
            List<PeerProcess> peers = new ArrayList<>();
            try (LifeSide ours = new LifeSide(composition, start, steps)) {
                ours.run();
                start(setting, folder, start, peers);
                return rows(setting, ours, peers, folder, peak);
            } finally {
                peers.forEach(PeerProcess::close);
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

    /** Starts the peers; one that fails is told and left out. */
    private void start(Setting setting, WorkFolder folder, long[] start, List<PeerProcess> peers) {
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("height", size);
        work.put("width", size);
        work.put("steps", steps);
        folder.describe(setting.host().json(), work);
        folder.write("start.bits", start);
        for (Peer peer : setting.able(Peer.Task.LIFE)) {
            try {
                peers.add(setting.start(peer, Peer.Task.LIFE, folder));
            } catch (PeerException e) {
                setting.console().say("  " + e.getMessage());
            }
        }
    }

    private List<Row> rows(Setting setting, LifeSide ours, List<PeerProcess> peers, WorkFolder folder, Peak.Load peak) {
        List<Contender> contenders = new ArrayList<>(List.of(ours));
        contenders.addAll(peers);
        contenders.add(peak.contender());
        List<Optional<Samples>> seconds = setting.measure(contenders);
        Samples own = rate(seconds.get(0).orElseThrow());
        double perSecond = own.median() * 1e9 / Long.SIZE * OPERATIONS;
        double most = peak.best(seconds.get(seconds.size() - 1).orElseThrow());
        Rate rate = new Rate("op/s", perSecond, most, 0);
        String note =
                String.format(Locale.ROOT, "ours is %s at %s, %.0f operations a word", ours.name(), rate, OPERATIONS);
        long[] end = ours.end();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < peers.size(); i++) {
            Optional<Samples> theirs = seconds.get(i + 1).map(this::rate);
            try {
                if (theirs.isPresent()) {
                    peers.get(i).result();
                    Agreement agreement = Agreement.ofBits(end, folder.readWords("end.bits"));
                    List<String> notes = new ArrayList<>(rows.isEmpty() ? List.of(note) : List.of());
                    notes.add(PeerRival.told(peers.get(i)));
                    rows.add(row(setting, peers.get(i), own, theirs.get(), agreement, rate, notes));
                }
            } catch (PeerException e) {
                setting.console().say("  " + e.getMessage());
            }
        }
        return rows.isEmpty() ? List.of(row(setting, null, own, null, null, rate, List.of(note))) : rows;
    }

    private Row row(
            Setting setting,
            @Nullable PeerProcess peer,
            Samples ours,
            @Nullable Samples theirs,
            @Nullable Agreement agreement,
            Rate rate,
            List<String> notes) {
        return new Row(
                name(),
                setting.device().name(),
                peer == null ? "" : peer.name(),
                peer == null ? "" : peer.ready().version(),
                "Gcell/s",
                true,
                ours,
                theirs,
                agreement,
                rate,
                notes);
    }

    private Samples rate(Samples seconds) {
        double cells = (double) size * size * steps;
        return new Samples(seconds.values().stream().map(s -> cells * 1e-9 / s).toList());
    }
}

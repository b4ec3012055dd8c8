// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.device.Peak;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Contender;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.PeerException;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Rate;
import org.morphogen.bench.report.Row;
import org.morphogen.shell.text.Units;

/** Ours against all rivals on one neural task with one input. */
final class NeuralContest {

    private final Setting setting;
    private final Composition composition;
    private final NeuralTask task;
    private final NeuralInput input;
    private final NeuralSide ours;
    private final List<NeuralRival> rivals = new ArrayList<>();
    private final Peak.Load peak;
    private final double startup;

    NeuralContest(Setting setting, Composition composition, NeuralTask task, NeuralInput input) {
        this.setting = setting;
        this.composition = composition;
        this.task = task;
        this.input = input;
        this.peak = new Peak(composition.compute(), composition.scope()).multiplyAdds();
        peak.contender().run();
        long began = System.nanoTime();
        this.ours = new NeuralSide(composition, task, input, composition.best());
        ours.run();
        this.startup = (System.nanoTime() - began) * 1e-9;
        ours.run();
    }

    /** The composed path joins. */
    void composed() {
        NeuralSide side = new NeuralSide(composition, task, input, composition.composed());
        side.run();
        rivals.add(new ComposedRival(side));
    }

    /** The peers join; one that fails is told and left out. */
    void peers(List<Peer> peers, WorkFolder folder) {
        folder.describe(setting.host().json(), task.work());
        input.write(folder);
        folder.write("masks.bits", ours.masks());
        for (Peer peer : peers) {
            try {
                rivals.add(new PeerRival(peer.name(), setting.start(peer, Peer.Task.NEURAL, folder), folder));
            } catch (PeerException e) {
                setting.console().say("  " + e.getMessage());
            }
        }
    }

    /** Takes all in turn; one row for each rival, or one without. Ends the rivals. */
    List<Row> rows(String name) {
        try {
            List<Contender> contenders = new ArrayList<>(List.of(ours));
            contenders.addAll(rivals);
            // The peak takes its turn too: it is of the same minutes, with the same neighbours on the machine.
            contenders.add(peak.contender());
            List<Optional<Samples>> samples = setting.measure(contenders);
            Samples own = samples.get(0).orElseThrow();
            Rate rate = rate(own, peak.best(samples.get(samples.size() - 1).orElseThrow()));
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < rivals.size(); i++) {
                NeuralRival rival = rivals.get(i);
                Optional<Samples> theirs = samples.get(i + 1);
                if (theirs.isPresent()) {
                    List<String> notes = new ArrayList<>(rows.isEmpty() ? List.of(note(rate)) : List.of());
                    notes.addAll(rival.notes());
                    beside(name, rival, own, theirs.get(), rate, notes).ifPresent(rows::add);
                }
            }
            return rows.isEmpty() ? List.of(row(name, null, own, null, rate, List.of(note(rate)))) : rows;
        } finally {
            rivals.forEach(NeuralRival::close);
        }
    }

    /** No row if the rival ends before it has told its results. */
    private Optional<Row> beside(
            String name, NeuralRival rival, Samples own, Samples theirs, Rate rate, List<String> notes) {
        try {
            return Optional.of(row(name, rival, own, theirs, rate, notes));
        } catch (PeerException e) {
            setting.console().say("  " + e.getMessage());
            return Optional.empty();
        }
    }

    private Row row(
            String name,
            @Nullable NeuralRival rival,
            Samples ourSamples,
            @Nullable Samples theirs,
            Rate rate,
            List<String> notes) {
        return new Row(
                name,
                setting.device().name(),
                rival == null ? "" : rival.name(),
                rival == null ? "" : rival.version(),
                "s",
                false,
                ourSamples,
                theirs,
                rival == null ? null : agreement(rival),
                rate,
                notes);
    }

    private Agreement agreement(NeuralRival rival) {
        Agreement states = Agreement.of(ours.end(), rival.end(), NeuralTask.TOLERANCE);
        return task.training()
                ? states.worse(Agreement.of(ours.gradient(), rival.gradient(), NeuralTask.TOLERANCE))
                : states;
    }

    /** A forward step reads and writes the state once, a backward step reads two and writes one. */
    private Rate rate(Samples samples, double most) {
        double cells = (double) task.batch() * task.size() * task.size() * task.steps();
        double bytes = cells * task.channels() * Float.BYTES * (task.training() ? 5 : 2);
        double flops = ours.flops();
        return new Rate("FLOP/s", flops / samples.median(), most, flops / bytes);
    }

    private String note(Rate rate) {
        return String.format(
                Locale.ROOT,
                "ours is %s at %s, device memory at most %s, start-up %.2f s",
                ours.name(),
                rate,
                Units.bytes(composition.compute().memory().peakBytes()),
                startup);
    }
}

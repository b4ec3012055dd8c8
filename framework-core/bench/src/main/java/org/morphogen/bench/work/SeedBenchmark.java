// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Rate;
import org.morphogen.bench.report.Row;

/**
 * A training iteration from a single seed cell, averaged over the stages of a real training: our run loop trains, and
 * at each stage ours and the peers compute an iteration with the parameters of that stage. An iteration has 80 steps,
 * the middle of the recipe's 64 to 96.
 *
 * @param stages iterations after which the parameters are taken, rising
 */
record SeedBenchmark(List<Integer> stages) implements Benchmark {

    private static final NeuralTask TASK = NeuralTask.training(1).steps(80);

    @Override
    public String name() {
        return "training-from-seed";
    }

    @Override
    public String description() {
        return "A training iteration of 80 steps from one seed cell, 64 x 64, batch 8: mean over a real training after "
                + stages + " iterations.";
    }

    @Override
    public List<Row> run(Setting setting) {
        List<List<Row>> all = new ArrayList<>();
        try (WorkFolder runs = new WorkFolder()) {
            TrainingRun training = new TrainingRun(setting, runs.path().resolve("run"));
            for (int i = 0; i < stages.size(); i++) {
                setting.say("  training to iteration %d", stages.get(i));
                training.run(stages.get(i), i > 0, false);
                all.add(stage(setting, training.parameters()));
            }
        }
        return means(all);
    }

    private List<Row> stage(Setting setting, Map<String, float[]> parameters) {
        try (Composition composition = new Composition(
                        setting.host(),
                        setting.host().devices().open(setting.device(), false),
                        TASK.substrate(),
                        TASK.rule());
                WorkFolder folder = new WorkFolder()) {
            NeuralInput input = NeuralInput.seed(TASK, new Emoji(setting.host().catalog()), parameters);
            NeuralContest contest = new NeuralContest(setting, composition, TASK, input);
            // The other peers' goals are about single iterations; a dense one stands for all here.
            contest.peers(
                    setting.able(Peer.Task.NEURAL).stream()
                            .filter(peer -> peer.name().endsWith("pytorch"))
                            .toList(),
                    folder);
            return contest.rows(name());
        }
    }

    /** One row for each peer that took part in every stage. */
    private List<Row> means(List<List<Row>> all) {
        Map<String, List<Row>> byPeer = new LinkedHashMap<>();
        all.forEach(rows -> rows.forEach(row ->
                byPeer.computeIfAbsent(row.peer(), peer -> new ArrayList<>()).add(row)));
        return byPeer.values().stream()
                .filter(rows -> rows.size() == all.size())
                .map(this::mean)
                .toList();
    }

    private static Samples average(List<Samples> samples) {
        int rounds = samples.stream().mapToInt(s -> s.values().size()).min().orElseThrow();
        List<Double> means = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int at = round;
            means.add(samples.stream()
                    .mapToDouble(s -> s.values().get(at))
                    .average()
                    .orElseThrow());
        }
        return new Samples(means);
    }

    private Row mean(List<Row> rows) {
        Row first = rows.get(0);
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (String note : rows.get(i).notes()) {
                notes.add("after " + stages.get(i) + " iterations: " + note);
            }
        }
        return new Row(
                name(),
                first.device(),
                first.peer(),
                first.version(),
                first.unit(),
                false,
                average(rows.stream().map(Row::ours).toList()),
                first.theirs() == null
                        ? null
                        : average(rows.stream().map(Row::theirs).toList()),
                first.agreement() == null
                        ? null
                        : rows.stream()
                                .map(Row::agreement)
                                .reduce((a, b) -> a.worse(b))
                                .orElseThrow(),
                meanRate(rows),
                notes);
    }

    private static Rate meanRate(List<Row> rows) {
        double operations = 0;
        double seconds = 0;
        for (Row row : rows) {
            operations +=
                    Objects.requireNonNull(row.rate()).perSecond() * row.ours().median();
            seconds += row.ours().median();
        }
        Rate first = Objects.requireNonNull(rows.get(0).rate());
        return new Rate(first.unit(), operations / seconds, first.peak(), 0);
    }
}

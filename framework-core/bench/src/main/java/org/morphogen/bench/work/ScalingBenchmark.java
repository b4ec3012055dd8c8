// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.morphogen.bench.measure.PowerFit;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.report.Row;

/** How the seconds of a training iteration grow, all cells alive, with the exponent of a fitted power. */
record ScalingBenchmark() implements Benchmark {

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String description() {
        return "How a training iteration grows with the grid's side, batch, steps, channels and hidden units: exponents.";
    }

    @Override
    public List<Row> run(Setting setting) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(setting, "side", List.of(32, 64, 128, 256), size -> task(size, 2, 16, 16, 128)));
        rows.add(row(setting, "batch", List.of(2, 4, 8, 16), batch -> task(64, batch, 16, 16, 128)));
        rows.add(row(setting, "steps", List.of(16, 32, 64, 128), steps -> task(64, 4, steps, 16, 128)));
        rows.add(row(setting, "channels", List.of(8, 16, 32, 64), channels -> task(64, 4, 16, channels, 128)));
        rows.add(row(setting, "hidden", List.of(32, 64, 128, 256), hidden -> task(64, 4, 16, 16, hidden)));
        return rows;
    }

    private static NeuralTask task(int size, int batch, int steps, int channels, int hidden) {
        return new NeuralTask(Cells.GROWING, size, batch, steps, channels, hidden, 1, true);
    }

    private Row row(Setting setting, String what, List<Integer> values, IntFunction<NeuralTask> tasks) {
        Map<Integer, Double> seconds = new TreeMap<>();
        values.forEach(value -> seconds.put(value, median(setting, tasks.apply(value))));
        String points = seconds.entrySet().stream()
                .map(point -> String.format(Locale.ROOT, "%d: %.4f s", point.getKey(), point.getValue()))
                .collect(Collectors.joining(", "));
        return Row.alone(
                name() + "-" + what,
                setting.device().name(),
                "exponent",
                false,
                Samples.of(PowerFit.of(seconds).exponent()),
                List.of(points));
    }

    private static double median(Setting setting, NeuralTask task) {
        try (Composition composition = new Composition(
                setting.host(),
                setting.host().devices().open(setting.device(), false),
                task.substrate(),
                task.rule())) {
            NeuralInput input = NeuralInput.still(task, new Emoji(setting.host().catalog()));
            NeuralSide ours = new NeuralSide(composition, task, input, composition.best());
            ours.run();
            return setting.turns().measure(List.of(ours)).get(0).median();
        }
    }
}

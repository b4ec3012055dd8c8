// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.run.Runner;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Row;

/**
 * How long the device has nothing to do in a real training iteration with all cells active. A short and a longer run are
 * subtracted, so that start and end do not count.
 *
 * @param few iterations of the short run
 * @param many iterations of the longer run
 */
record HostBenchmark(int few, int many) implements Benchmark {

    private static final String[] RECIPE = {"rule.livingMask=none", "training.steps=[64,65]", "training.batch=8"};

    @Override
    public String name() {
        return "host-overhead";
    }

    @Override
    public String description() {
        return "Share of a real training iteration, 64 x 64, batch 8, 64 steps, in which no kernel runs.";
    }

    @Override
    public List<Row> run(Setting setting) {
        // Kernels are built, and specialised by the driver, once.
        times(setting, few);
        List<Double> shares = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int round = 0; round < setting.turns().rounds(); round++) {
            Times small = times(setting, few);
            Times large = times(setting, many);
            double wall = (large.wall() - small.wall()) / (many - few);
            double busy = (large.busy() - small.busy()) / (many - few);
            shares.add(100 * (wall - busy) / wall);
            notes.add(String.format(Locale.ROOT, "%.1f ms an iteration, kernels %.1f ms", 1e3 * wall, 1e3 * busy));
        }
        return List.of(Row.alone(name(), setting.device().name(), "%", false, new Samples(shares), notes));
    }

    private static Times times(Setting setting, int iterations) {
        try (WorkFolder folder = new WorkFolder()) {
            Runner.Result result =
                    new TrainingRun(setting, folder.path().resolve("run")).run(iterations, false, true, RECIPE);
            double busy =
                    result.profile().stream().mapToDouble(ProfileRow::seconds).sum();
            return new Times(result.seconds(), busy);
        }
    }

    /** Seconds of one run. */
    private record Times(double wall, double busy) {}
}

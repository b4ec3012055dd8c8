// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import java.util.stream.Stream;

/** All benchmarks, in the order in which they are run. */
public final class Benchmarks {

    private static final double GROWN = 0.29;
    private static final String ALL = "all cells alive";
    private static final String PART = "29 % alive, a grown emoji";

    private Benchmarks() {}

    /** Memory comes first: later ones leave their own behind in this process. */
    public static List<Benchmark> all() {
        return Stream.<List<Benchmark>>of(
                        neural(), SoupBenchmarks.all(), List.of(new HostBenchmark(4, 16), new ScalingBenchmark()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Benchmark> neural() {
        return List.of(
                new MemoryBenchmark(),
                new PeakBenchmark(),
                training("training-all-alive", 1, ALL, false),
                training("training-29-alive", GROWN, PART, false),
                new SeedBenchmark(List.of(1, 100, 400)),
                inference("inference-256-all-alive", 256, 64, 1, ALL),
                inference("inference-256-29-alive", 256, 64, GROWN, PART),
                inference("inference-1024-all-alive", 1024, 16, 1, ALL),
                inference("inference-1024-29-alive", 1024, 16, GROWN, PART),
                training("composed-all-alive", 1, ALL + ": fused beside composed", true),
                training("composed-29-alive", GROWN, PART + ": fused beside composed", true),
                recipe("composed-isotropic", "isotropic", List.of(Cells.LAPLACIAN, Cells.GRADNORM), false),
                recipe("composed-steerable", "steerable", List.of(Cells.ANGLE, Cells.GRADIENT), false),
                recipe("fused-steerable", "steerable", List.of(Cells.ANGLE, Cells.GRADIENT), true),
                new LifeBenchmark(4096, 64));
    }

    private static Benchmark training(String name, double alive, String text, boolean composed) {
        NeuralTask task = NeuralTask.training(alive);
        return new NeuralBenchmark(
                name, "A training iteration, 64 x 64, batch 8, 64 steps, " + text + ".", task, composed);
    }

    private static Benchmark recipe(String name, String rule, List<Cells> variants, boolean fused) {
        String text = "A training iteration, 72 x 72, batch 8, 80 steps: the growing rule, fused, beside " + rule
                + (fused ? " rules, fused too." : " rules, composed.");
        return new RecipeBenchmark(name, text, variants, List.of(1.0, GROWN), fused);
    }

    private static Benchmark inference(String name, int size, int steps, double alive, String text) {
        NeuralTask task = NeuralTask.inference(size, steps, alive);
        return new NeuralBenchmark(
                name, "A rollout, " + size + " x " + size + ", " + steps + " steps, " + text + ".", task, false);
    }
}

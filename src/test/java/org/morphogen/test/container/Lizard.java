// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.live.Status;
import org.morphogen.api.live.Swap;
import org.morphogen.api.run.Runner;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A small training of a rule that has a kernel of its own, and the services of the container. */
final class Lizard {

    static final String RULE = "org.morphogen.plugin.rule.isotropic";
    static final String KERNEL = "opencl/isotropic_gradient_length.cl";
    static final BundleContext CONTEXT = FrameworkUtil.getBundle(Lizard.class).getBundleContext();

    private Lizard() {}

    static Map<String, Object> training() {
        return training(10);
    }

    static Map<String, Object> training(int iterations) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "small-lizard");
        values.put("seed", 42);
        values.put("substrate", Map.of("type", "grid", "width", 16, "height", 16, "channels", 16));
        values.put("rule", Map.of("type", "isotropic", "variant", "lap-gradnorm", "hidden", 32));
        values.put("losses", List.of(Map.of("type", "target-image", "image", "emoji:lizard", "size", 12)));
        values.put(
                "training",
                Map.of(
                        "type",
                        "gradient",
                        "iterations",
                        iterations,
                        "batch",
                        4,
                        "steps",
                        List.of(6, 9),
                        "pool",
                        Map.of("size", 8),
                        "evaluation",
                        Map.of("samples", 0)));
        values.put("observers", List.of(Map.of("type", "metrics")));
        return values;
    }

    static Map<String, Object> simulation(Path folder) {
        try {
            Path pattern = Files.writeString(folder.resolve("glider.rle"), "x = 3, y = 3\nbob$2bo$3o!\n");
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("name", "glider");
            values.put("steps", 64);
            values.put(
                    "substrate", Map.of("type", "grid", "width", 16, "height", 16, "channels", 1, "boundary", "torus"));
            values.put("rule", Map.of("type", "life-like"));
            values.put("initial", Map.of("type", "pattern", "file", pattern.toString()));
            values.put("losses", List.of(Map.of("type", "population")));
            values.put("observers", List.of());
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins paused after {@code ticks}. */
    static Run begin(Map<String, Object> values, Path folder, long ticks) {
        Experiment experiment = service(Experiments.class).resolve(values, folder.getParent());
        Runner.Request request = new Runner.Request(
                experiment, service(Devices.class).find(null), folder, false, Optional.empty(), false);
        Runs runs = service(Runs.class);
        runs.atOnce(4);
        Notes notes = new Notes();
        Run run = runs.submit(request, notes);
        run.step(ticks);
        await(run, Status.Phase.PAUSED);
        return run;
    }

    static void await(Run run, Status.Phase phase) {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (run.status().phase() != phase) {
            if (System.nanoTime() > deadline || run.status().phase().over()) {
                throw new AssertionError("not " + phase + " but " + run.status() + " " + run.end());
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Runs to the end; the bytes of the model, or of the newest checkpoint where there is none. */
    static byte[] end(Run run) {
        run.resume();
        run.end().join();
        return model(run);
    }

    static byte[] model(Run run) {
        try {
            return Files.readAllBytes(run.folder().resolve("model.safetensors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Swap swap(Run run, String... settings) {
        return run.swap(new Change(List.of(settings), false)).join();
    }

    /** What a swap says that fails. */
    static String refusal(CompletableFuture<Swap> swap) {
        try {
            throw new AssertionError("done: " + swap.join());
        } catch (CompletionException e) {
            return e.getCause().getMessage();
        }
    }

    static Bundle bundle(String name, String version) {
        return Arrays.stream(CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name)
                        && bundle.getVersion().toString().equals(version))
                .findFirst()
                .orElseThrow();
    }

    static <T> T service(Class<T> type) {
        return CONTEXT.getService(CONTEXT.getServiceReference(type));
    }

    /** Keeps what it is told. */
    static final class Notes implements Runner.Listener {
        final List<String> said = new ArrayList<>();

        @Override
        public void started(String unit, long first, long length, String device, String dynamics) {
            said.add("started " + first);
        }

        @Override
        public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
            // The result tells.
        }

        @Override
        public void wrote(Path file) {
            // The folder tells.
        }

        @Override
        public void warned(Problem problem) {
            said.add(problem.toString());
        }

        @Override
        public void said(String sentence) {
            said.add(sentence);
        }
    }
}

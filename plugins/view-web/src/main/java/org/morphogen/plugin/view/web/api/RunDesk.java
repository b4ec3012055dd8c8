// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.live.Swap;
import org.morphogen.api.live.SwapException;
import org.morphogen.plugin.view.web.http.Arguments;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.http.Refusal;
import org.morphogen.plugin.view.web.watch.RunText;

/** Steers runs. */
public final class RunDesk {

    private static final long MOST_TICKS = 1_000_000_000L;

    /** A swap builds kernels; on a cold cache that takes a while. */
    private static final long PATIENCE_SECONDS = 120;

    private final Runs runs;
    private final Experiments experiments;
    private final Limits limits;

    public RunDesk(Runs runs, Experiments experiments, Limits limits) {
        this.runs = runs;
        this.experiments = experiments;
        this.limits = limits;
    }

    /** The run of that id; whole ids only, no names. */
    public Run run(String id) {
        return runs.all().stream()
                .filter(run -> run.id().equals(id))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE, "There is no run " + id));
    }

    /** A run that still goes on. */
    Run going(String id) {
        Run run = run(id);
        if (run.status().phase().over()) {
            throw new Refusal(Refusal.CANNOT_NOW, "The run " + id + " is over");
        }
        return run;
    }

    public void all(Exchange exchange, List<String> words) {
        exchange.answer(runs.all().stream().map(RunText::of).toList());
    }

    public void pause(Exchange exchange, List<String> words) throws IOException {
        Run run = asked(exchange, words);
        run.pause();
        exchange.answer(RunText.of(run));
    }

    public void resume(Exchange exchange, List<String> words) throws IOException {
        Run run = asked(exchange, words);
        run.resume();
        exchange.answer(RunText.of(run));
    }

    public void stop(Exchange exchange, List<String> words) throws IOException {
        Run run = asked(exchange, words);
        run.stop();
        exchange.answer(RunText.of(run));
    }

    private Run asked(Exchange exchange, List<String> words) throws IOException {
        exchange.arguments(limits.bodyBytes());
        return going(words.get(0));
    }

    public void step(Exchange exchange, List<String> words) throws IOException {
        long ticks = exchange.arguments(limits.bodyBytes()).whole("ticks", 1, 1, MOST_TICKS);
        Run run = going(words.get(0));
        run.step(ticks);
        exchange.answer(RunText.of(run));
    }

    public void speed(Exchange exchange, List<String> words) throws IOException {
        Arguments arguments = exchange.arguments(limits.bodyBytes());
        double speed = arguments.has("ticksPerSecond") ? arguments.number("ticksPerSecond") : Double.POSITIVE_INFINITY;
        if (!(speed > 0)) {
            throw new Refusal(Refusal.MISTAKE, "'ticksPerSecond' is to be above 0, or null for as fast as it goes");
        }
        Run run = going(words.get(0));
        run.speed(speed);
        exchange.answer(RunText.of(run));
    }

    public void swap(Exchange exchange, List<String> words) throws IOException {
        Arguments arguments = exchange.arguments(limits.bodyBytes());
        List<String> settings = arguments.texts("settings");
        if (settings.isEmpty()) {
            throw new Refusal(Refusal.MISTAKE, "'settings' is to say what changes, such as [\"rule.fireRate=0.4\"]");
        }
        Run run = going(words.get(0));
        check(run, settings);
        Swap swap = await(run.swap(new Change(settings, arguments.flag("reinitialise"))), PATIENCE_SECONDS);
        exchange.answer(RunText.of(swap));
    }

    /** Mistakes of the settings are told one by one, before the run is asked. */
    private void check(Run run, List<String> settings) {
        try {
            experiments.change(run.experiment(), settings);
        } catch (ExperimentException e) {
            throw new Refusal(
                    Refusal.CANNOT_NOW, "Not swapped, the run goes on as it was: " + e.getMessage(), e.problems());
        }
    }

    /** What the future gives, or what it failed with. */
    static <T> T await(CompletableFuture<T> future, long seconds) {
        try {
            return future.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SwapException swap) {
                throw new Refusal(Refusal.CANNOT_NOW, String.valueOf(swap.getMessage()));
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new Refusal(Refusal.FULL, "The run did not come to the end of a tick within " + seconds + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(Refusal.FULL, "The window closes");
        }
    }
}

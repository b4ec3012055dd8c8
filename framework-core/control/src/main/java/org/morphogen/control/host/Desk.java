// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.RunException;
import org.morphogen.control.wire.Door;

/** Answers the requests of other processes. */
public final class Desk implements Door.Service {

    private final Runs runs;
    private final Catalog catalog;
    private final Orders orders;
    private final Development development;
    private final Stock stock;

    Desk(Runs runs, Catalog catalog, Orders orders, Plugins plugins) {
        this.runs = runs;
        this.catalog = catalog;
        this.orders = orders;
        Usage usage = new Usage(runs, catalog);
        this.development = new Development(usage, plugins);
        this.stock = new Stock(usage, plugins);
    }

    @Override
    public Map<String, Object> answer(Map<String, Object> values, Door.Events events) {
        Request request = new Request(values);
        String what = request.text("do");
        return switch (what) {
            case "runs" -> Map.of("runs", runs.all().stream().map(RunText::of).toList());
            case "plugins" -> Map.of("plugins", plugins());
            case "pause", "resume", "stop", "step" -> steer(what, request);
            case "swap" -> swap(request);
            case "run" -> orders.run(request, events);
            case "branch" -> orders.branch(request);
            case "install" -> development.install(request);
            case "bring" -> stock.bring(request);
            case "remove" -> stock.remove(request);
            default -> throw new ExperimentException("there is no request '" + what + "'");
        };
    }

    private List<Map<String, Object>> plugins() {
        return catalog.entries().stream()
                .map(entry -> Map.<String, Object>of(
                        "kind", entry.kind().word(),
                        "type", entry.type(),
                        "version", entry.version(),
                        "bundle", entry.bundle()))
                .toList();
    }

    private Map<String, Object> steer(String what, Request request) {
        Run run = runs.find(request.text("run"));
        if (run.status().phase().over()) {
            throw new RunException("The run " + run.id() + " is over");
        }
        switch (what) {
            case "pause" -> run.pause();
            case "resume" -> run.resume();
            case "stop" -> run.stop();
            default -> run.step(request.number("ticks"));
        }
        return RunText.of(run);
    }

    private Map<String, Object> swap(Request request) {
        Run run = runs.find(request.text("run"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "told",
                join(run.swap(new Change(request.texts("settings"), request.flag("reinitialise"))))
                        .toString());
        answer.put("run", RunText.of(run));
        return answer;
    }

    /** What the future gives, or what it failed with. */
    static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}

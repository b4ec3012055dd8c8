// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Runs;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Runner;
import org.morphogen.api.view.Window;
import org.morphogen.control.window.WebBundles;
import org.morphogen.control.wire.Call;
import org.morphogen.control.wire.Door;
import org.morphogen.control.wire.Endpoint;
import org.morphogen.control.wire.SilenceException;
import org.morphogen.shell.extend.Outside;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** This process among the others of its user: calls them, and lets itself be called. */
@Component(service = {Outside.class, Neighbours.class})
public final class Neighbours implements Outside {

    /** Where endpoints are: the user's cache, unless {@value} names another folder. */
    private static final String VARIABLE = "MORPHOGEN_HOSTS";

    private final Json json;
    private final WebBundles web;
    private final Desk desk;
    private final Call call;
    private @Nullable Door door;

    @Activate
    public Neighbours(
            BundleContext context,
            @Reference Json json,
            @Reference Runs runs,
            @Reference Catalog catalog,
            @Reference Experiments experiments,
            @Reference Devices devices,
            @Reference Plugins plugins) {
        this.json = json;
        this.web = new WebBundles(context);
        this.desk = new Desk(runs, catalog, new Orders(runs, experiments, devices), plugins);
        this.call = new Call(folder(System.getenv()), json);
    }

    private static Path folder(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("morphogen").resolve("hosts");
    }

    public Call call() {
        return call;
    }

    /** A run is worth more than being reached: where no door can be opened, it goes on behind a closed one. */
    @Override
    public Opened open() {
        try {
            return open(false);
        } catch (RunException e) {
            System.getLogger(Neighbours.class.getName()).log(System.Logger.Level.DEBUG, "no control channel", e);
            return () -> {};
        }
    }

    /** @param stays whether runs of other commands come here */
    public synchronized Opened open(boolean stays) {
        Door opened = Door.open(call.folder(), stays, json, desk);
        door = opened;
        return opened::close;
    }

    @Override
    public Window.Opened show(Window.Place place) {
        return web.window().open(place);
    }

    @Deactivate
    synchronized void close() {
        if (door != null) {
            door.close();
        }
    }

    @Override
    public Optional<Finished> run(Order order, Function<Path, Runner.Listener> listener) {
        Optional<Endpoint> host = call.host();
        return host.map(endpoint -> run(endpoint, order, listener));
    }

    @Override
    public Optional<String> bring(List<Path> jars, List<String> replaces) {
        Optional<Endpoint> host = call.host();
        return host.map(endpoint -> {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("do", "bring");
            request.put("jars", jars.stream().map(Path::toString).toList());
            request.put("replaces", replaces);
            try {
                return "The host of process " + endpoint.pid() + " has it too: "
                        + call.ask(endpoint, request).get("plugins");
            } catch (RunException e) {
                return "The host of process " + endpoint.pid() + " goes on without it: " + e.getMessage();
            }
        });
    }

    @Override
    public Optional<String> remove(List<String> bundles, boolean wait) {
        Optional<Endpoint> host = call.host();
        return host.flatMap(endpoint -> {
            Map<String, Object> request = new LinkedHashMap<>();
            request.put("do", "remove");
            request.put("bundles", bundles);
            request.put("wait", wait);
            Map<String, Object> answer = call.ask(endpoint, request);
            String plugins = String.valueOf(answer.get("plugins"));
            String waiting = answer.get("waiting") instanceof List<?> runs && !runs.isEmpty()
                    ? "; these runs wait until it is back: " + runs
                    : "";
            return plugins.isEmpty()
                    ? Optional.empty()
                    : Optional.of("The host of process " + endpoint.pid() + " has it no more: " + plugins + waiting);
        });
    }

    private Finished run(Endpoint host, Order order, Function<Path, Runner.Listener> listener) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("do", "run");
        request.put("file", order.file().toString());
        request.put("settings", order.settings());
        request.put("device", order.device());
        request.put("directory", order.directory().toString());
        order.folder().ifPresent(folder -> request.put("folder", folder.toString()));
        request.put("resume", order.resume());
        order.model().ifPresent(model -> request.put("model", model.toString()));
        return hear(host, request, listener);
    }

    private Finished hear(Endpoint host, Map<String, Object> request, Function<Path, Runner.Listener> listener) {
        AtomicReference<@Nullable Retelling> retelling = new AtomicReference<>();
        AtomicReference<@Nullable Object> folder = new AtomicReference<>();
        try {
            return Retelling.finished(call.ask(host, request, event -> {
                Retelling told = retelling.get();
                if (told != null) {
                    told.tell(event);
                } else if ("accepted".equals(event.get("what"))) {
                    folder.set(event.get("folder"));
                    retelling.set(accepted(host, event, listener));
                }
            }));
        } catch (SilenceException e) {
            throw folder.get() == null
                    ? e
                    : new RunException(e.getMessage() + ". To go on: ./morphogen run --resume " + folder.get());
        }
    }

    private static Retelling accepted(
            Endpoint host, Map<String, Object> event, Function<Path, Runner.Listener> listener) {
        Retelling retelling = new Retelling(listener.apply(Path.of(String.valueOf(event.get("folder")))));
        retelling.said("The host of process " + host.pid() + " runs it as " + event.get("id")
                + ". Ctrl-C leaves it running; ./morphogen stop " + event.get("id") + " ends it");
        return retelling;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Runs;
import org.morphogen.api.view.Window;
import org.morphogen.plugin.view.web.api.Api;
import org.morphogen.plugin.view.web.api.Page;
import org.morphogen.plugin.view.web.api.Pictures;
import org.morphogen.plugin.view.web.api.PluginDesk;
import org.morphogen.plugin.view.web.api.RunDesk;
import org.morphogen.plugin.view.web.frame.Cameras;
import org.morphogen.plugin.view.web.http.Door;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.http.Site;
import org.morphogen.plugin.view.web.http.Token;
import org.morphogen.plugin.view.web.stream.Delivery;
import org.morphogen.plugin.view.web.watch.Watch;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A window in a browser. */
@Component(service = Window.class)
public final class WebWindow implements Window {

    private final Json json;
    private final Runs runs;
    private final Catalog catalog;
    private final Plugins plugins;
    private final Devices devices;
    private final Limits limits = Limits.usual();

    @Activate
    public WebWindow(
            @Reference Json json,
            @Reference Runs runs,
            @Reference Catalog catalog,
            @Reference Plugins plugins,
            @Reference Devices devices) {
        this.json = json;
        this.runs = runs;
        this.catalog = catalog;
        this.plugins = plugins;
        this.devices = devices;
    }

    @Override
    public Opened open(Place place) {
        Token token = Token.random();
        Delivery delivery = new Delivery(limits);
        Cameras cameras = new Cameras(delivery);
        PluginDesk pluginDesk = new PluginDesk(catalog, plugins, runs, limits, place.install());
        Watch watch = new Watch(runs, json, pluginDesk::list);
        OpenWindow opened = new OpenWindow(delivery, cameras, watch);
        try {
            Door door = Door.open(place, limits, token, json, site(place, delivery, cameras, pluginDesk, watch));
            return opened.at(door, "http://" + place.address() + ":" + door.port() + "/#token=" + token.text());
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private Site site(Place place, Delivery delivery, Cameras cameras, PluginDesk pluginDesk, Watch watch) {
        RunDesk desk = new RunDesk(runs, limits);
        Pictures pictures = new Pictures(desk, cameras, delivery);
        return new Api(new Page())
                .on("GET", "/api/host", (exchange, words) -> exchange.answer(host(place)))
                .on("GET", "/api/runs", desk::all)
                .on(
                        "GET",
                        "/api/events",
                        (exchange, words) -> delivery.open(exchange, "text/event-stream", watch::listen))
                .on(
                        "GET",
                        "/api/runs/*/metrics",
                        (exchange, words) -> exchange.answer(
                                watch.history(desk.run(words.get(0)), exchange.query("from", 0, 0, Integer.MAX_VALUE))))
                .on("GET", "/api/runs/*/frames", pictures::frames)
                .on("POST", "/api/runs/*/pause", desk::pause)
                .on("POST", "/api/runs/*/resume", desk::resume)
                .on("POST", "/api/runs/*/stop", desk::stop)
                .on("POST", "/api/runs/*/step", desk::step)
                .on("POST", "/api/runs/*/speed", desk::speed)
                .on("POST", "/api/runs/*/swap", desk::swap)
                .on("GET", "/api/plugins", pluginDesk::all)
                .on("POST", "/api/plugins", pluginDesk::install);
    }

    private Map<String, Object> host(Place place) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("version", FrameworkUtil.getBundle(Runs.class).getVersion().toString());
        values.put(
                "device",
                Map.of(
                        "name",
                        devices.list().stream().findFirst().map(Device::name).orElse("")));
        values.put("limits", limits);
        values.put("install", place.install());
        return values;
    }
}

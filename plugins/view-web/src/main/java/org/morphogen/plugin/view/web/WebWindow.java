// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Runs;
import org.morphogen.api.view.OwnView;
import org.morphogen.api.view.Window;
import org.morphogen.plugin.view.web.api.Api;
import org.morphogen.plugin.view.web.api.BranchDesk;
import org.morphogen.plugin.view.web.api.HandDesk;
import org.morphogen.plugin.view.web.api.OwnViews;
import org.morphogen.plugin.view.web.api.Page;
import org.morphogen.plugin.view.web.api.Pictures;
import org.morphogen.plugin.view.web.api.PluginDesk;
import org.morphogen.plugin.view.web.api.Records;
import org.morphogen.plugin.view.web.api.RunDesk;
import org.morphogen.plugin.view.web.api.Uploads;
import org.morphogen.plugin.view.web.describe.Describe;
import org.morphogen.plugin.view.web.frame.Cameras;
import org.morphogen.plugin.view.web.http.Door;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.http.Site;
import org.morphogen.plugin.view.web.http.Token;
import org.morphogen.plugin.view.web.stream.Delivery;
import org.morphogen.plugin.view.web.watch.Watch;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.ServiceTracker;

/** A window in a browser. */
@Component(service = Window.class)
public final class WebWindow implements Window {

    private final Json json;
    private final Experiments experiments;
    private final ServiceTracker<OwnView, OwnView> ownViews;
    private final Runs runs;
    private final Catalog catalog;
    private final Plugins plugins;
    private final Devices devices;
    private final Uploads uploads;
    private final Limits limits = Limits.usual();

    @Activate
    public WebWindow(
            BundleContext context,
            @Reference Json json,
            @Reference Experiments experiments,
            @Reference Runs runs,
            @Reference Catalog catalog,
            @Reference Plugins plugins,
            @Reference Devices devices) {
        this.json = json;
        this.experiments = experiments;
        this.ownViews = new ServiceTracker<>(context, OwnView.class, null);
        ownViews.open();
        this.runs = runs;
        this.catalog = catalog;
        this.plugins = plugins;
        this.devices = devices;
        this.uploads = new Uploads(context.getDataFile("uploads").toPath(), limits.pluginBytes());
    }

    @Override
    public Opened open(Place place) {
        Token token = Token.random();
        Delivery delivery = new Delivery(limits);
        Cameras cameras = new Cameras(delivery);
        PluginDesk pluginDesk = new PluginDesk(catalog, plugins, runs, uploads, place.install());
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
        RunDesk desk = new RunDesk(runs, experiments, limits);
        Describe describe = new Describe(runs, experiments, catalog, json);
        Pictures pictures = new Pictures(desk, cameras, delivery, describe);
        HandDesk hand = new HandDesk(desk, cameras, limits);
        Records records = new Records(desk, describe);
        OwnViews views = new OwnViews(this::ownViews, desk, new Page());
        return new Api(views)
                .on("GET", "/api/runs/*", records::all)
                .on("GET", "/api/runs/*/timings", records::timings)
                .on("GET", "/api/runs/*/files/*", records::file)
                .on("GET", "/api/runs/*/files/*/*", records::file)
                .on("POST", "/api/runs/*/damage", hand::damage)
                .on("POST", "/api/runs/*/seed", hand::seed)
                .on("POST", "/api/runs/*/branch", new BranchDesk(desk, runs, devices, limits)::branch)
                .on("GET", "/api/views", views::all)
                .on("GET", "/api/runs/*/views/*", views::look)
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

    private List<OwnView> ownViews() {
        return Arrays.stream(ownViews.getServices(new OwnView[0])).toList();
    }

    @Deactivate
    void deactivate() {
        ownViews.close();
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

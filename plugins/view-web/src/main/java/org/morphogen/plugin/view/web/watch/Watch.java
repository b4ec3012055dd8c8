// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.morphogen.api.config.Json;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.plugin.view.web.stream.Source;

/** Looks at all runs ten times a second, and tells those who listen what has changed. */
public final class Watch implements AutoCloseable {

    private static final long LOOK_MILLIS = 100;

    private final Runs runs;
    private final Json json;
    private final Supplier<Object> plugins;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "morphogen-web-watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile String state = "";
    private volatile String pluginState = "";

    /** A run and our ear on it. */
    private record Heard(Run run, Ear ear, Run.Subscription subscription) {}

    /** @param plugins as the page reads them */
    public Watch(Runs runs, Json json, Supplier<Object> plugins) {
        this.runs = runs;
        this.json = json;
        this.plugins = plugins;
        clock.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A run as it is now, and all that it told since the window was opened. */
    public Map<String, Object> history(Run run, long from) {
        return heard(run).ear().history().from(from);
    }

    /** Somebody listens; hears of the state first. */
    public Source listen(Runnable news) {
        Feed feed = new Feed(news, feeds::remove);
        feeds.add(feed);
        feed.state(text(runs.all()));
        return feed;
    }

    private void look() {
        try {
            List<Run> all = runs.all();
            all.forEach(this::heard);
            heard.values().removeIf(known -> !all.contains(known.run()) && forgotten(known));
            if (!feeds.isEmpty()) {
                tellState(text(all));
                tellPlugins(json.write(plugins.get()));
            }
        } catch (RuntimeException e) {
            System.getLogger(Watch.class.getName()).log(System.Logger.Level.DEBUG, "a look at the runs failed", e);
        }
    }

    private Heard heard(Run run) {
        Heard known = heard.get(run.id());
        if (known != null && known.run() == run) {
            return known;
        }
        return heard.compute(run.id(), (id, old) -> {
            if (old != null && old.run() == run) {
                return old;
            }
            Ear ear = new Ear(id, (name, values) -> tell(name, json.write(values)));
            return new Heard(run, ear, run.listen(ear));
        });
    }

    private static boolean forgotten(Heard known) {
        known.subscription().close();
        return true;
    }

    private String text(List<Run> all) {
        return json.write(all.stream().map(RunText::of).toList());
    }

    private void tellState(String now) {
        if (!now.equals(state)) {
            state = now;
            feeds.forEach(feed -> feed.state(now));
        }
    }

    private void tellPlugins(String now) {
        String before = pluginState;
        if (!now.equals(before)) {
            pluginState = now;
            if (!before.isEmpty()) {
                tell("plugins", now);
            }
        }
    }

    private void tell(String name, String text) {
        feeds.forEach(feed -> feed.tell(name, text));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        heard.values().forEach(known -> known.subscription().close());
    }
}

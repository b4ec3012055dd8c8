// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.morphogen.api.live.Run;
import org.morphogen.plugin.view.web.stream.Delivery;
import org.morphogen.plugin.view.web.stream.Source;

/** The cameras that somebody looks through. */
public final class Cameras implements AutoCloseable {

    private final Map<Key, Camera> cameras = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "morphogen-web-camera");
        thread.setDaemon(true);
        return thread;
    });

    private record Key(String run, View view, int sample) {}

    /** @param delivery whose readers are woken every second, for what is due by time */
    public Cameras(Delivery delivery) {
        clock.scheduleWithFixedDelay(delivery::wakeAll, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Somebody looks.
     *
     * @param fps pictures a second at most
     * @param news is called when there is something new
     */
    public Source look(Run run, View view, int sample, int fps, Runnable news) {
        Key key = new Key(run.id(), view, sample);
        Camera camera =
                cameras.computeIfAbsent(key, k -> new Camera(run, view, sample, clock, () -> cameras.remove(key)));
        return new Viewer(camera, fps, news);
    }

    /** The state of a run was changed by hand. */
    public void touch(Run run) {
        cameras.forEach((key, camera) -> {
            if (key.run().equals(run.id())) {
                camera.touch();
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}

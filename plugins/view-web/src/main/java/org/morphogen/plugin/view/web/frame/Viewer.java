// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.morphogen.plugin.view.web.stream.Source;

/** One who looks through a camera. */
final class Viewer implements Source {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A picture that does not change is sent again, so that both sides know that the other is there. */
    private static final long AGAIN_NANOS = 10 * SECOND;

    private final Camera camera;
    private final int fps;
    private final Runnable news;
    private @Nullable Frame sent;
    private long sentAt;

    Viewer(Camera camera, int fps, Runnable news) {
        this.camera = camera;
        this.fps = fps;
        this.news = news;
        camera.add(this);
    }

    int fps() {
        return fps;
    }

    void wake() {
        news.run();
    }

    @Override
    public @Nullable ByteBuffer next(long nanoTime) {
        Frame newest = camera.newest();
        if (newest == null) {
            return null;
        }
        // Captures are not even: one that comes late is followed by one soon.
        long gap = sent == null ? 0 : newest == sent ? AGAIN_NANOS : SECOND / fps / 4;
        if (sent != null && nanoTime - sentAt < gap) {
            return null;
        }
        sent = newest;
        sentAt = nanoTime;
        return ByteBuffer.wrap(newest.bytes());
    }

    @Override
    public boolean over() {
        Frame newest = camera.newest();
        return camera.over() && (newest == null || newest == sent);
    }

    @Override
    public void close() {
        camera.remove(this);
    }
}

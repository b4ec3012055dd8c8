// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.live.Run;
import org.morphogen.api.run.RunException;

/** Takes pictures of one view of one run for all who look at it, as often as the fastest of them wants. */
final class Camera {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A run that waits for a plugin, or has not begun, is looked after so often. */
    private static final long RETRY_NANOS = SECOND / 4;

    /** So many pictures that came late are made up for. */
    private static final int LATE = 3;

    /** Newer rates weigh so much. */
    private static final float WEIGHT = 0.2f;

    private final Run run;
    private final View view;
    private final int sample;
    private final ScheduledExecutorService clock;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    private final Runnable idle;
    private volatile @Nullable Frame newest;
    private volatile boolean over;
    private volatile boolean touched;
    private long taken;
    private long due = System.nanoTime();
    private float rate;
    private boolean going;

    /** @param idle called when nobody looks any more */
    Camera(Run run, View view, int sample, ScheduledExecutorService clock, Runnable idle) {
        this.run = run;
        this.view = view;
        this.sample = sample;
        this.clock = clock;
        this.idle = idle;
    }

    @Nullable
    Frame newest() {
        return newest;
    }

    boolean over() {
        return over;
    }

    void add(Viewer viewer) {
        viewers.add(viewer);
        clock.execute(() -> {
            if (!going) {
                going = true;
                take();
            }
        });
    }

    void remove(Viewer viewer) {
        viewers.remove(viewer);
    }

    /** The state changed without a tick: nobody is shown the old one any more. */
    void touch() {
        touched = true;
        newest = null;
    }

    private void take() {
        if (viewers.isEmpty() || over) {
            going = false;
            idle.run();
            return;
        }
        Frame last = newest;
        Shot shot = new Shot(view, sample, touched || last == null ? -1 : last.tick());
        touched = false;
        run.visit(shot).whenCompleteAsync(this::taken, clock);
    }

    private void taken(@Nullable Optional<Shot.Picture> picture, @Nullable Throwable failure) {
        if (picture != null) {
            picture.ifPresent(this::show);
            // From when it was due, not from when it came: pictures that are late make the next ones no later.
            long now = System.nanoTime();
            due = Math.max(now - LATE * SECOND / fps(), due) + SECOND / fps();
            next(due - now);
        } else if (run.status().phase().over() || !(cause(failure) instanceof RunException)) {
            over = true;
            viewers.forEach(Viewer::wake);
            next(0);
        } else {
            next(RETRY_NANOS);
        }
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private void next(long nanos) {
        clock.schedule(this::take, Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    private int fps() {
        return viewers.stream().mapToInt(Viewer::fps).max().orElse(1);
    }

    private void show(Shot.Picture picture) {
        long now = System.nanoTime();
        Frame last = newest;
        if (last != null && picture.tick() > last.tick()) {
            float fresh = (picture.tick() - last.tick()) * (float) SECOND / (now - taken);
            rate = rate == 0 ? fresh : rate + WEIGHT * (fresh - rate);
        }
        taken = now;
        newest = Frame.of(picture.width(), picture.height(), picture.tick(), rate, picture.rgba());
        viewers.forEach(Viewer::wake);
    }
}

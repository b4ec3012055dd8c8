// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Catalog;

/**
 * The plugins that a run uses. When one leaves, the run is asked to come to a boundary and to let go of it, and the
 * thread that stops the bundle waits for that: no step runs in a bundle that is gone.
 */
final class Providers implements Catalog.Watcher {

    /** A tick of a large training takes seconds; whoever stops bundles has no more patience than this. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Catalog catalog;
    private final Steering steering;
    private final List<Catalog.Entry> gone = new ArrayList<>();
    private List<Catalog.Entry> used = List.of();
    private @Nullable Thread user;

    Providers(Catalog catalog, Steering steering) {
        this.catalog = catalog;
        this.steering = steering;
    }

    /** The calling thread uses these from now on. */
    synchronized void use(List<Catalog.Entry> entries) {
        used = List.copyOf(entries);
        user = Thread.currentThread();
        gone.clear();
        for (Catalog.Entry entry : entries) {
            // It may have left while it was being made use of.
            if (catalog.find(entry.kind(), entry.type(), entry.version()).isEmpty()) {
                lost(entry);
            }
        }
        notifyAll();
    }

    /** Nothing is used any more. */
    synchronized void release() {
        used = List.of();
        notifyAll();
    }

    @Override
    public void came(Catalog.Entry entry) {
        // A run takes what was there when it began; one that waits looks for itself.
    }

    @Override
    public synchronized void leaves(Catalog.Entry entry) {
        if (!uses(entry)) {
            return;
        }
        lost(entry);
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (uses(entry) && Thread.currentThread() != user) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || !await(TimeUnit.NANOSECONDS.toMillis(left) + 1)) {
                return;
            }
        }
    }

    private void lost(Catalog.Entry entry) {
        gone.add(entry);
        steering.leave();
    }

    private boolean uses(Catalog.Entry entry) {
        return used.stream().anyMatch(u -> u.service() == entry.service());
    }

    synchronized boolean anyGone() {
        return !gone.isEmpty();
    }

    synchronized List<Catalog.Entry> gone() {
        return List.copyOf(gone);
    }

    /** {@code rule 'neural' 1.0.0}. */
    synchronized String names() {
        return gone.stream()
                .map(e -> e.kind().word() + " '" + e.type() + "' " + e.version())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private boolean await(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

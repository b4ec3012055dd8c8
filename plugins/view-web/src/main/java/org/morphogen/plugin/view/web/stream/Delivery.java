// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.stream;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * Writes to all readers on one thread, turn by turn, and no more bytes a second than the limits say: a thousand readers
 * get fewer pictures each, and the run keeps its processor.
 */
public final class Delivery implements AutoCloseable {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What may be written at once after a time of rest. */
    private static final long BURST_NANOS = NANOS / 20;

    private final Limits limits;
    private final Set<Outlet> outlets = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Outlet> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::deliver, "morphogen-web-delivery");
    private volatile boolean closed;

    public Delivery(Limits limits) {
        this.limits = limits;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Begins an answer that does not end.
     *
     * @param source makes it when there is room; is told how to say that there is something new
     */
    public void open(Exchange exchange, String type, Function<Runnable, Source> source) {
        if (closed || outlets.size() >= limits.streams()) {
            throw new Refusal(
                    Refusal.FULL, "There are " + limits.streams() + " viewers already. Try again when some have left");
        }
        exchange.begin(type);
        Late late = new Late();
        Outlet outlet = new Outlet(exchange, source.apply(late), this);
        outlets.add(outlet);
        late.outlet = outlet;
        outlet.wake();
    }

    /** An outlet that its own source wakes. */
    private static final class Late implements Runnable {
        private volatile @org.jspecify.annotations.Nullable Outlet outlet;

        @Override
        public void run() {
            Outlet there = outlet;
            if (there != null) {
                there.wake();
            }
        }
    }

    public int readers() {
        return outlets.size();
    }

    /** Lets every reader see whether it is time for something. */
    public void wakeAll() {
        outlets.forEach(Outlet::wake);
    }

    void queue(Outlet outlet) {
        waiting.add(outlet);
    }

    void left(Outlet outlet) {
        outlets.remove(outlet);
    }

    private void deliver() {
        long paid = System.nanoTime();
        while (!closed) {
            try {
                Outlet outlet = waiting.take();
                long now = System.nanoTime();
                int bytes = sent(outlet, now);
                paid = Math.max(paid, now - BURST_NANOS) + bytes * NANOS / limits.bytesPerSecond();
                if (paid > now) {
                    LockSupport.parkNanos(paid - now);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static int sent(Outlet outlet, long now) {
        try {
            return outlet.send(now);
        } catch (RuntimeException e) {
            outlet.end(e);
            return 0;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        outlets.forEach(outlet -> outlet.end(new IOException("the window was closed")));
    }
}

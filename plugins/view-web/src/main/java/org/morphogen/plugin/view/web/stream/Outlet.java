// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.morphogen.plugin.view.web.http.Exchange;

/** One reader. At most one piece is on its way to it; while it is, the source may forget others. */
public final class Outlet {

    private final Exchange exchange;
    private final Source source;
    private final Delivery delivery;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean writing;

    Outlet(Exchange exchange, Source source, Delivery delivery) {
        this.exchange = exchange;
        this.source = source;
        this.delivery = delivery;
    }

    /** There may be something for it. Any thread. */
    public void wake() {
        if (!writing && queued.compareAndSet(false, true)) {
            delivery.queue(this);
        }
    }

    /** On the delivery's thread; returns the bytes that were given to the reader. */
    int send(long nanoTime) {
        queued.set(false);
        if (writing || ended.get()) {
            return 0;
        }
        @Nullable ByteBuffer next = source.next(nanoTime);
        if (next == null) {
            if (source.over()) {
                end(null);
            }
            return 0;
        }
        int bytes = next.remaining();
        writing = true;
        exchange.response().write(false, next, Callback.from(this::written, this::end));
        return bytes;
    }

    private void written() {
        writing = false;
        wake();
    }

    /** Null if all was said. */
    void end(@Nullable Throwable failure) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        delivery.left(this);
        source.close();
        if (failure == null) {
            exchange.response().write(true, ByteBuffer.allocate(0), exchange.callback());
        } else {
            exchange.callback().failed(failure);
        }
    }
}

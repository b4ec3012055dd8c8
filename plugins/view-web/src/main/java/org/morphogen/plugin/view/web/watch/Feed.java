// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.watch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.morphogen.plugin.view.web.stream.Source;

/**
 * Server-sent events for one reader. Of the state of runs it gets the newest; sentences and swaps it gets all, or is let go
 * if it does not read them.
 */
final class Feed implements Source {

    private static final int MOST = 256;
    private static final long COMMENT_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Runnable news;
    private final Runnable gone;
    private final Deque<String> sentences = new ArrayDeque<>();
    private @Nullable String state;
    private boolean over;
    private long sentAt = System.nanoTime();

    /**
     * @param news is called when there is something to send
     * @param gone is called when the reader has left
     */
    Feed(Runnable news, java.util.function.Consumer<Feed> gone) {
        this.news = news;
        this.gone = () -> gone.accept(this);
    }

    private static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json + "\n\n";
    }

    synchronized void state(String json) {
        state = event("runs", json);
        news.run();
    }

    synchronized void tell(String name, String json) {
        over |= sentences.size() >= MOST;
        if (!over) {
            sentences.add(event(name, json));
        }
        news.run();
    }

    @Override
    public synchronized @Nullable ByteBuffer next(long nanoTime) {
        StringBuilder text = new StringBuilder();
        sentences.forEach(text::append);
        sentences.clear();
        if (state != null) {
            text.append(state);
            state = null;
        }
        if (text.isEmpty() && nanoTime - sentAt > COMMENT_NANOS) {
            text.append(": still here\n\n");
        }
        if (text.isEmpty()) {
            return null;
        }
        sentAt = nanoTime;
        return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized boolean over() {
        return over;
    }

    @Override
    public void close() {
        gone.run();
    }
}

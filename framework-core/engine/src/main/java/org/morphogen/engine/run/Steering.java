// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.run.RunException;

/** What others ask of a run, kept until its thread comes to the boundary between two ticks. */
final class Steering {

    /** Whoever looks now will look again soon: boundaries come often for so long. */
    private static final long ATTENTION_NANOS = 1_000_000_000L;

    private final Deque<Visit<?>> visits = new ArrayDeque<>();
    private final Pace pace = new Pace();
    private long allowed = Long.MAX_VALUE;
    private boolean stopped;
    private boolean leaving;
    private boolean between;
    private long looked = System.nanoTime() - ATTENTION_NANOS;
    private @Nullable String refusal;

    synchronized void allow(long ticks) {
        allowed = ticks;
        notifyAll();
    }

    synchronized double speed() {
        return pace.rate();
    }

    synchronized void speed(double ticksPerSecond) {
        if (!(ticksPerSecond > 0)) {
            throw new IllegalArgumentException("a speed above 0 ticks a second, not " + ticksPerSecond);
        }
        pace.rate(ticksPerSecond, System.nanoTime());
        notifyAll();
    }

    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /** Nothing is allowed, and the last tick that was is over: whoever visits is let in at once. */
    synchronized boolean paused() {
        return allowed == 0 && between;
    }

    /** The loop is to end at the next boundary, for another to begin. */
    synchronized void leave() {
        leaving = true;
        notifyAll();
    }

    /** Another loop begins. */
    synchronized void begin() {
        leaving = false;
        refusal = null;
    }

    synchronized boolean watched() {
        return System.nanoTime() - looked < ATTENTION_NANOS;
    }

    synchronized <T> CompletableFuture<T> visit(Function<Boundary, T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (refusal != null) {
            answer.completeExceptionally(new RunException(refusal));
        } else {
            looked = System.nanoTime();
            visits.add(new Visit<>(work, answer));
            notifyAll();
        }
        return answer;
    }

    /** No boundary will come for long, or ever: who waits for one is told why, and so is who comes later. */
    void refuse(String why) {
        Deque<Visit<?>> turned;
        synchronized (this) {
            refusal = why;
            turned = new ArrayDeque<>(visits);
            visits.clear();
        }
        turned.forEach(visit -> visit.answer.completeExceptionally(new RunException(why)));
    }

    /**
     * Lets the visitors in, and waits while the run is paused or ahead of its pace.
     *
     * @return how many ticks may follow; 0 if the loop is to end
     */
    long cross(Boundary boundary) {
        between(true);
        try {
            return opened(boundary);
        } finally {
            between(false);
        }
    }

    private synchronized void between(boolean ticks) {
        between = ticks;
    }

    private long opened(Boundary boundary) {
        while (true) {
            Visit<?> visit;
            synchronized (this) {
                visit = visits.poll();
                if (visit == null) {
                    if (stopped || leaving) {
                        return 0;
                    }
                    long ahead = pace.ahead(System.nanoTime());
                    if (allowed > 0 && ahead == 0) {
                        return Math.min(allowed, pace.most());
                    }
                    pauseFor(allowed > 0 ? ahead / 1_000_000 + 1 : 0);
                    continue;
                }
            }
            visit.in(boundary);
        }
    }

    /**
     * Waits for so long, 0 for ever, or until something is asked. The run's thread is nobody's to interrupt; an
     * interrupt that comes all the same asks it to stop.
     */
    synchronized void pauseFor(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    synchronized void did(long ticks) {
        pace.did(ticks, System.nanoTime());
        if (allowed != Long.MAX_VALUE) {
            allowed = Math.max(0, allowed - ticks);
        }
    }

    private record Visit<T>(Function<Boundary, T> work, CompletableFuture<T> answer) {
        void in(Boundary boundary) {
            try {
                answer.complete(work.apply(boundary));
            } catch (RuntimeException | LinkageError | AssertionError e) {
                answer.completeExceptionally(e);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;
import org.morphogen.api.live.Swap;
import org.morphogen.api.run.RunException;
import org.morphogen.api.run.Runner;
import org.morphogen.engine.swap.Failure;

/** What others see of a run, and its thread. */
final class LiveRun implements Run {

    private final String id;
    private final Runner.Request request;
    private final Broadcast broadcast;
    private final Steering steering = new Steering();
    private final Course course;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Runner.Result> end = new CompletableFuture<>();

    LiveRun(Tools tools, Runner.Request request, Runner.Listener listener) {
        this.id = id(request.folder());
        this.request = request;
        this.broadcast = new Broadcast(listener);
        this.course = new Course(tools, request, broadcast, steering);
    }

    private static String id(Path folder) {
        CRC32 sum = new CRC32();
        sum.update(folder.toAbsolutePath().normalize().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return String.format("%08x", sum.getValue());
    }

    /** Begins on a thread of its own that nobody interrupts: an interrupt would close the file that is being written. */
    void start() {
        if (begun.compareAndSet(false, true)) {
            broadcast.phase(Status.Phase.RUNNING, "");
            new Thread(this::work, "morphogen-run-" + id).start();
        }
    }

    private void work() {
        try {
            Runner.Result result = course.run();
            over(result.interrupted() ? Status.Phase.STOPPED : Status.Phase.DONE, "");
            end.complete(result);
        } catch (RuntimeException | Error e) {
            over(Status.Phase.FAILED, Failure.words(e));
            end.completeExceptionally(e);
        }
    }

    private void over(Status.Phase phase, String words) {
        broadcast.phase(phase, words);
        steering.refuse("The run " + id + " is over");
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Experiment experiment() {
        return course.experiment();
    }

    @Override
    public Path folder() {
        return request.folder();
    }

    @Override
    public Status status() {
        Status status = broadcast.status();
        boolean paused = status.phase() == Status.Phase.RUNNING && steering.paused();
        return paused
                ? new Status(
                        Status.Phase.PAUSED,
                        status.unit(),
                        status.done(),
                        status.length(),
                        status.metrics(),
                        status.cellStepsPerSecond(),
                        status.device(),
                        status.dynamics(),
                        status.words())
                : status;
    }

    @Override
    public void pause() {
        steering.allow(0);
    }

    @Override
    public void resume() {
        steering.allow(Long.MAX_VALUE);
    }

    @Override
    public void step(long ticks) {
        steering.allow(ticks);
    }

    @Override
    public double speed() {
        return steering.speed();
    }

    @Override
    public void speed(double ticksPerSecond) {
        steering.speed(ticksPerSecond);
    }

    @Override
    public void stop() {
        steering.stop();
        if (begun.compareAndSet(false, true)) {
            over(Status.Phase.STOPPED, "stopped before it began");
            end.completeExceptionally(new RunException("The run " + id + " was stopped before it began"));
        }
    }

    @Override
    public CompletableFuture<Swap> swap(Change change) {
        return steering.visit(boundary -> course.swap(change, boundary.next())).thenCompose(Function.identity());
    }

    @Override
    public <T> CompletableFuture<T> visit(Function<Boundary, T> visit) {
        return steering.visit(visit);
    }

    @Override
    public Subscription listen(Runner.Listener listener) {
        return broadcast.add(listener);
    }

    @Override
    public CompletableFuture<Runner.Result> end() {
        return end;
    }
}

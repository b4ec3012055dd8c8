// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.live;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.run.Runner;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One run. Any thread may call; what is asked happens on the run's own thread at the next boundary between two ticks.
 * What is asked of a run that has ended fails with RunException.
 */
@ProviderType
public interface Run {

    /** Eight hexadecimal digits, a function of the folder: the same when the run is resumed. */
    String id();

    /** The composition as it is now; changes with a swap. */
    Experiment experiment();

    Path folder();

    Status status();

    /** Stops at the next boundary and waits there; nothing is lost. */
    void pause();

    /** Goes on after {@link #pause}. */
    void resume();

    /** Does so many ticks and pauses then. */
    void step(long ticks);

    /** How many ticks a second it does at most; infinite if as many as it can. */
    double speed();

    /**
     * Holds it to so many ticks a second; what is asked of it meanwhile is answered as ever.
     *
     * @param ticksPerSecond above 0; infinite for as many as it can
     */
    void speed(double ticksPerSecond);

    /** Saves and ends; {@code run --resume} goes on later. */
    void stop();

    /**
     * Changes the running experiment: another rule, version or setting. The new composition is built beside the old one
     * and tried on a copy of the states; then it takes over, with states, parameters, optimiser, random stream and tick
     * as they are. On any failure the future fails with {@link SwapException} and the run goes on, bit for bit, as if
     * nothing had been tried.
     */
    CompletableFuture<Swap> swap(Change change);

    /**
     * Calls {@code visit} on the run's thread at the next boundary, also while the run is paused. What it is given is
     * valid only during the call; the run waits meanwhile.
     */
    <T> CompletableFuture<T> visit(Function<Boundary, T> visit);

    /**
     * Adds a listener, called on the run's thread; a {@link Swap.Listener} hears of swaps too. Closing what is returned
     * removes it.
     */
    Subscription listen(Runner.Listener listener);

    /** Completes when the run ends, with its result or with what made it fail. */
    CompletableFuture<Runner.Result> end();

    /** Ends a listener's calls. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}

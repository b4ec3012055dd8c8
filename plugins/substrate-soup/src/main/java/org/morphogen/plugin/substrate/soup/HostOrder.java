// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.dynamics.Step;
import org.morphogen.kernels.soup.Meetings;

/**
 * Sequential drawing, as the published program does it: on a thread of its own and one epoch ahead, while the device is
 * busy. What is drawn is a function of seed and epoch alone, so that it does not matter what was drawn ahead.
 */
final class HostOrder implements Order {

    private final Sequence sequence;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread own = new Thread(task, "soup order");
        own.setDaemon(true);
        return own;
    });
    private @Nullable Request asked;
    private @Nullable Future<int[]> ahead;

    /** One epoch of one soup. */
    interface Sequence {

        /** Writes the permutation, the pairs that run and the pairs that mutate into {@code words} from {@code offset} on. */
        void draw(long seed, int epoch, int[] words, int offset);

        int programs();
    }

    HostOrder(Sequence sequence) {
        this.sequence = sequence;
    }

    @Override
    public void draw(Meetings meetings, Step step) {
        Request now = new Request(step.seed(), step.index(), meetings.samples());
        Future<int[]> words = ahead != null && now.equals(asked) ? ahead : thread.submit(() -> words(now));
        try {
            meetings.words().write(words.get(), 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            meetings.words().write(words(now), 0);
        } catch (ExecutionException e) {
            throw new ComputeException("Drawing the meetings of epoch " + now.epoch() + " failed: " + e.getCause());
        }
        Request next = now.next();
        asked = next;
        ahead = thread.submit(() -> words(next));
    }

    private int[] words(Request request) {
        int each = (int) Meetings.shape(1, sequence.programs()).size();
        int[] words = new int[request.samples() * each];
        for (int sample = 0; sample < request.samples(); sample++) {
            sequence.draw(request.seed() + sample, request.epoch(), words, sample * each);
        }
        return words;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private record Request(long seed, int epoch, int samples) {
        Request next() {
            return new Request(seed, epoch + 1, samples);
        }
    }
}

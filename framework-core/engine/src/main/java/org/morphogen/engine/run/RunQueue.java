// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.ArrayList;
import java.util.List;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;

/** Runs in the order in which they were asked for; begins as many of those that wait as may go on at once. */
final class RunQueue {

    /** Runs that ended and are still shown. */
    private static final int REMEMBERED = 50;

    private final List<LiveRun> runs = new ArrayList<>();
    private final List<LiveRun> waiting = new ArrayList<>();
    private int going;
    private int most = 1;

    synchronized List<Run> all() {
        return List.copyOf(runs);
    }

    /** Begins at once, beside whatever goes on. */
    synchronized void begin(LiveRun run) {
        remember(run);
        run.start();
    }

    synchronized void add(LiveRun run) {
        remember(run);
        waiting.add(run);
        next();
    }

    synchronized int atOnce() {
        return most;
    }

    synchronized void atOnce(int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("at least one run at once, not " + runs);
        }
        most = runs;
        next();
    }

    private void remember(LiveRun run) {
        // A run's id comes from its folder: what ended there before is not shown beside what goes on there now.
        runs.removeIf(r -> r.id().equals(run.id()) && r.status().phase().over());
        runs.add(run);
        List<LiveRun> over =
                runs.stream().filter(r -> r.status().phase().over()).toList();
        runs.removeAll(over.subList(0, Math.max(0, over.size() - REMEMBERED)));
    }

    private void next() {
        while (going < most && !waiting.isEmpty()) {
            LiveRun run = waiting.remove(0);
            if (run.status().phase() == Status.Phase.QUEUED) {
                going++;
                run.end().whenComplete((result, failure) -> ended());
                run.start();
            }
        }
    }

    private synchronized void ended() {
        going--;
        next();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.TapeRuns;

/**
 * Two programs on one tape, as it is after any number of steps. A run is a function of tape and limit, so every step is
 * the end of a run of its own; many are run at once on the device.
 */
final class Meeting {

    private final Language language;
    private final TapeRuns runs;
    private final byte[] start;

    /** @param start both programs, one after the other */
    Meeting(Language language, TapeRuns runs, byte[] start) {
        this.language = language;
        this.runs = runs;
        this.start = start.clone();
    }

    Language language() {
        return language;
    }

    /** At the language's limit, or where it halted. */
    TapeRuns.Outcome end() {
        return runs.run(List.of(start), language.limit()).get(0);
    }

    /**
     * After {@code from}, {@code from + 1} ... steps, {@code count + 1} outcomes at most; the last is the end if it comes
     * sooner.
     */
    List<TapeRuns.Outcome> after(int from, int count) {
        List<Integer> limits = IntStream.rangeClosed(from, Math.min(from + count, language.limit()))
                .boxed()
                .toList();
        List<TapeRuns.Outcome> outcomes = new ArrayList<>();
        for (TapeRuns.Outcome outcome : runs.run(Collections.nCopies(limits.size(), start), limits)) {
            int last = outcomes.size() - 1;
            // A run that halted takes no further step.
            if (last >= 0 && outcomes.get(last).steps() == outcome.steps()) {
                break;
            }
            outcomes.add(outcome);
        }
        return outcomes;
    }
}

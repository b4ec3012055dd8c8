// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes contenders in turn, A B C A B C ..., so that a change of the machine's load meets all of them. One that has
 * taken half a minute in all sits out the rest, but runs twice at least: its ratio is large, and does not need more.
 *
 * @param rounds turns of each, at least 1
 * @param pause milliseconds before each turn: threads of the one before may spin for some time after their work
 * @param seconds that a turn takes at least: short work is done again and again, and its mean counts, since a machine that
 *     has rested for a moment is slower than one at work
 */
public record Turns(int rounds, long pause, double seconds) {

    private static final double PATIENCE = 30;
    private static final int LEAST = 2;

    public Turns {
        if (rounds < 1) {
            throw new IllegalArgumentException(rounds + " rounds; expected at least 1");
        }
    }

    /** Each contender has warmed up before. The samples are in the order of the contenders, one for each turn. */
    public List<Samples> measure(List<Contender> contenders) {
        return measure(contenders, lost -> {
                    throw lost;
                })
                .stream()
                .map(Optional::orElseThrow)
                .toList();
    }

    /**
     * The same, where some may end early: such a one is told, has no samples and takes no more turns.
     *
     * @param lost is given what a contender ended with
     */
    public List<Optional<Samples>> measure(List<Contender> contenders, Consumer<ContenderException> lost) {
        List<Optional<List<Double>>> seconds = new ArrayList<>();
        contenders.forEach(contender -> seconds.add(Optional.of(new ArrayList<>())));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                if (seconds.get(i).filter(Turns::wanted).isPresent()) {
                    settle();
                    try {
                        seconds.get(i).orElseThrow().add(turn(contenders.get(i)));
                    } catch (ContenderException e) {
                        lost.accept(e);
                        seconds.set(i, Optional.empty());
                    }
                }
            }
        }
        return seconds.stream().map(each -> each.map(Samples::new)).toList();
    }

    private double turn(Contender contender) {
        double sum = 0;
        int runs = 0;
        do {
            sum += contender.run();
            runs++;
        } while (sum < seconds);
        return sum / runs;
    }

    private static boolean wanted(List<Double> seconds) {
        return seconds.size() < LEAST
                || seconds.stream().mapToDouble(Double::doubleValue).sum() < PATIENCE;
    }

    private void settle() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            // Whoever waits next ends the run.
            Thread.currentThread().interrupt();
        }
    }
}

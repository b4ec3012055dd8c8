// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes contenders in turn, A B C A B C ..., so that a change of the machine's load meets all of them.
 *
 * @param rounds how often each runs, at least 1
 */
public record Turns(int rounds) {

    public Turns {
        if (rounds < 1) {
            throw new IllegalArgumentException(rounds + " rounds; expected at least 1");
        }
    }

    /** Each contender has warmed up before. The samples are in the order of the contenders. */
    public List<Samples> measure(List<Contender> contenders) {
        List<List<Double>> seconds = new ArrayList<>();
        contenders.forEach(contender -> seconds.add(new ArrayList<>()));
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < contenders.size(); i++) {
                seconds.get(i).add(contenders.get(i).run());
            }
        }
        return seconds.stream().map(Samples::new).toList();
    }
}

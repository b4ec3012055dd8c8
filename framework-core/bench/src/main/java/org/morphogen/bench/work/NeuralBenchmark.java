// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Row;

/**
 * A neural task in a living region that stays as it is.
 *
 * @param composed whether ours is compared with our composed path, else with the peers
 */
record NeuralBenchmark(String name, String description, NeuralTask task, boolean composed) implements Benchmark {

    @Override
    public List<Row> run(Setting setting) {
        try (Composition composition = new Composition(
                        setting.host(),
                        setting.host().devices().open(setting.device(), false),
                        task.substrate(),
                        task.rule());
                WorkFolder folder = new WorkFolder()) {
            NeuralInput input = NeuralInput.still(task, new Emoji(setting.host().catalog()));
            NeuralContest contest = new NeuralContest(setting, composition, task, input);
            if (composed) {
                contest.composed();
            } else {
                contest.peers(setting.able(Peer.Task.NEURAL), folder);
            }
            return contest.rows(name);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Contender;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.ReferenceSoup;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Row;

/**
 * Soups of programs with the published random numbers, beside the reference program if the user has it.
 *
 * @param tasks one row each
 */
record SoupBenchmark(String name, String description, List<SoupTask> tasks) implements Benchmark {

    private static final String REFERENCE = "cubff";

    @Override
    public List<Row> run(Setting setting) {
        if (!setting.binaries().containsKey(REFERENCE)) {
            setting.say("  without the reference program: name it with --peer %s=PATH", REFERENCE);
        }
        return tasks.stream()
                .takeWhile(task -> !Thread.currentThread().isInterrupted())
                .map(task -> row(setting, task))
                .toList();
    }

    private Row row(Setting setting, SoupTask task) {
        try (WorkFolder folder = new WorkFolder()) {
            Path initial = task.initial(folder);
            Path binary = setting.binaries().get(REFERENCE);
            ReferenceSoup theirs = binary == null
                    ? null
                    : new ReferenceSoup(
                            binary, task.language(), SoupTask.PROGRAMS, task.epochs(), initial, folder.path());
            try (SoupSide ours = new SoupSide(
                    setting.host(),
                    setting.host().devices().open(setting.device(), false),
                    task.rule(),
                    SoupTask.PROGRAMS,
                    task.epochs(),
                    initial)) {
                ours.run();
                List<Contender> contenders = new ArrayList<>(List.of(ours));
                if (theirs != null) {
                    contenders.add(theirs);
                }
                return row(setting, task, ours, theirs, setting.measure(contenders));
            }
        }
    }

    private Row row(
            Setting setting,
            SoupTask task,
            SoupSide ours,
            @Nullable ReferenceSoup theirs,
            List<Optional<Samples>> seconds) {
        Samples own = rate(task, seconds.get(0).orElseThrow());
        Optional<Samples> other =
                theirs == null ? Optional.empty() : seconds.get(1).map(each -> rate(task, each));
        Agreement agreement = theirs == null || other.isEmpty()
                ? null
                : Agreement.ofBits(ReferenceSoup.words(ours.end()), theirs.end());
        return new Row(
                name + "-" + task.label(),
                setting.device().name(),
                other.isPresent() ? REFERENCE : "",
                "",
                "epoch/s",
                true,
                own,
                other.orElse(null),
                agreement,
                null,
                List.of());
    }

    private static Samples rate(SoupTask task, Samples seconds) {
        return new Samples(seconds.values().stream().map(s -> task.epochs() / s).toList());
    }
}

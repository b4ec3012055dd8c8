// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Contender;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.ReferenceSoup;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Row;

/**
 * A soup of programs with the published random numbers, beside the reference program if the user has it.
 *
 * @param language as both call it
 * @param variant of the rule {@code bff}
 * @param replicator all programs are this one at the start; null for random bytes
 * @param epochs that are timed, after a first one
 */
record SoupBenchmark(String language, String variant, byte @Nullable [] replicator, int epochs) implements Benchmark {

    private static final String REFERENCE = "cubff";
    private static final int PROGRAMS = 131072;
    private static final int LENGTH = 64;

    static SoupBenchmark young(String language, String variant) {
        return new SoupBenchmark(language, variant, null, 32);
    }

    /** @param program in the characters of the language; blanks follow */
    static SoupBenchmark takenOver(String language, String variant, String program) {
        byte[] bytes = Arrays.copyOf(program.getBytes(StandardCharsets.ISO_8859_1), LENGTH);
        Arrays.fill(bytes, program.length(), LENGTH, (byte) ' ');
        return new SoupBenchmark(language, variant, bytes, 4);
    }

    @Override
    public String name() {
        return "soup-" + variant + (replicator == null ? "-young" : "-taken-over");
    }

    @Override
    public String description() {
        return PROGRAMS + " programs in " + language + ", " + epochs + " epochs "
                + (replicator == null ? "after the first of random bytes." : "of nothing but replicators.");
    }

    @Override
    public List<Row> run(Setting setting) {
        try (WorkFolder folder = new WorkFolder();
                SoupSide ours = new SoupSide(
                        setting.host(),
                        setting.host().devices().open(setting.device(), false),
                        Map.of("type", "bff", "variant", variant),
                        PROGRAMS,
                        epochs,
                        initial(folder))) {
            ours.run();
            List<Contender> contenders = new ArrayList<>(List.of(ours));
            Path binary = setting.binaries().get(REFERENCE);
            ReferenceSoup theirs = binary == null
                    ? null
                    : new ReferenceSoup(binary, language, PROGRAMS, epochs, initial(folder), folder.path());
            if (theirs == null) {
                setting.say("  without the reference program: name it with --peer %s=PATH", REFERENCE);
            } else {
                contenders.add(theirs);
            }
            return List.of(row(setting, ours, theirs, setting.measure(contenders)));
        }
    }

    private @Nullable Path initial(WorkFolder folder) {
        if (replicator == null) {
            return null;
        }
        byte[] soup = new byte[PROGRAMS * LENGTH];
        for (int at = 0; at < soup.length; at += LENGTH) {
            System.arraycopy(replicator, 0, soup, at, LENGTH);
        }
        try {
            return Files.write(folder.path().resolve("initial.bin"), soup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(Setting setting, SoupSide ours, @Nullable ReferenceSoup theirs, List<Optional<Samples>> seconds) {
        Samples own = rate(seconds.get(0).orElseThrow());
        Optional<Samples> other =
                theirs == null ? Optional.empty() : seconds.get(1).map(this::rate);
        Agreement agreement = theirs == null || other.isEmpty()
                ? null
                : Agreement.ofBits(ReferenceSoup.words(ours.end()), theirs.end());
        return new Row(
                name(),
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

    private Samples rate(Samples seconds) {
        return new Samples(seconds.values().stream().map(s -> epochs / s).toList());
    }
}

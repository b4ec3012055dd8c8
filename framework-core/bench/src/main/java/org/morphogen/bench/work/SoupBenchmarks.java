// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The benchmarks of program soups: the published languages, and the published replicators. */
final class SoupBenchmarks {

    private static final String PALINDROME = "[[{.>]-]" + " ".repeat(48) + "]-]>.{[[";
    private static final String LOOP = "\u0080@[.>}]";

    private SoupBenchmarks() {}

    static List<Benchmark> all() {
        String programs = SoupTask.PROGRAMS + " programs, ";
        return List.of(
                new SoupBenchmark(
                        "soup-young",
                        programs + "32 or 128 epochs of random bytes, in five languages.",
                        Stream.of(young(32, "bff_noheads", "bff"), young(128, "forth", "rsubleq4", "subleq"))
                                .flatMap(List::stream)
                                .toList()),
                new SoupBenchmark(
                        "soup-variants",
                        programs + "8 epochs of random bytes, in the other variants of the languages.",
                        young(
                                8,
                                "bff8",
                                "bff8_noheads",
                                "bff_perm",
                                "bff_noheads_4bit",
                                "bff_selfmove",
                                "forthcopy",
                                "forthtrivial",
                                "forthtrivial_reset")),
                new SoupBenchmark("soup-takeover", programs + "some of them replicators at the start.", takeover()),
                new SoupBenchmark("soup-taken-over", programs + "nothing but replicators.", takenOver()));
    }

    private static List<SoupTask> young(int epochs, String... languages) {
        return Stream.of(languages)
                .map(language -> SoupTask.young(language, epochs))
                .toList();
    }

    private static List<SoupTask> takeover() {
        return DoubleStream.of(0.02, 0.1, 0.5)
                .boxed()
                .flatMap(share ->
                        Stream.of(SoupTask.of("bff_noheads", PALINDROME, share), SoupTask.of("bff", LOOP, share)))
                .toList();
    }

    private static List<SoupTask> takenOver() {
        return List.of(
                SoupTask.of("bff_noheads", PALINDROME, 1),
                SoupTask.of("bff", LOOP, 1),
                SoupTask.ofHex("forth", "0404000308C4"),
                SoupTask.ofHex("forthtrivial", "0C0804812CC4"),
                SoupTask.ofHex("rsubleq4", "0910140404051304" + "00000C04FDFD0904F808F9F400FFFFC0B7"),
                SoupTask.ofHex(
                        "subleq",
                        "1919031B1B061B32091C1C0C1C320F1E1E121E321530301830001B40401E4030211931241B31801C312A1E312D"
                                + "30301800FFC0"));
    }
}

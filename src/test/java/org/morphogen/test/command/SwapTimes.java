// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How long it takes from saving a file to training under what it says: {@code growing-lizard} as it ships, in a host, under
 * {@code dev}. By hand:
 * {@code java -Dmorphogen.home=$PWD/distribution/target/morphogen -cp src/test/target/test-classes
 * org.morphogen.test.command.SwapTimes [REPEATS]}
 */
public final class SwapTimes {

    private final Path folder;
    private final Serving host;
    private final GainRule rule;
    private int edits;

    private SwapTimes(Path folder, Serving host) throws IOException {
        this.folder = folder;
        this.host = host;
        this.rule = GainRule.in(folder.resolve("rule"));
    }

    /** @param args how often each; 5 if left out */
    public static void main(String[] args) throws Exception {
        int repeats = args.length == 0 ? 5 : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("morphogen-swap-times");
        try (Serving host = new Serving(folder)) {
            new SwapTimes(folder, host).measure(repeats);
        }
    }

    private void measure(int repeats) throws Exception {
        host.attach("r", "growing-lizard");
        host.until("it trains", () -> host.done("r") > 3);
        Process dev = host.command()
                .start(folder.resolve("dev-out.txt"), folder.resolve("dev-err.txt"), "dev", "rule", "--run", "r");
        try {
            host.until("the first build is in", () -> told().size() == 1);
            System.out.println(told().get(0));
            series("kernel of the rule", repeats, GainRule.KERNEL, number -> text -> gain(text, number));
            series(
                    "Java",
                    repeats,
                    GainRule.JAVA,
                    number -> text -> text.replaceFirst(
                            "final class NeuralRule implements Rule \\{",
                            "$0\n    static final int EDIT_" + number + " = " + number + ";"));
        } finally {
            dev.destroy();
            dev.waitFor();
        }
    }

    private static String gain(String text, int number) {
        return text.replaceFirst("GAIN 1[.0-9]*f", String.format(Locale.ROOT, "GAIN 1.%05df", number));
    }

    private interface Edit {
        UnaryOperator<String> of(int number);
    }

    private void series(String what, int repeats, String file, Edit edit) throws Exception {
        List<Double> swapped = new ArrayList<>();
        List<Double> trained = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            int lines = told().size();
            long began = System.nanoTime();
            rule.edit(file, edit.of(++edits));
            host.until("it is swapped", () -> told().size() > lines);
            swapped.add((System.nanoTime() - began) * 1e-9);
            String words = told().get(lines);
            if (!words.contains("Swapped /rule")) {
                throw new AssertionError(String.join("\n", told()));
            }
            long done = host.done("r");
            host.until("an iteration is done under it", () -> host.done("r") > done);
            trained.add((System.nanoTime() - began) * 1e-9);
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s swapped in after %s s, median %.2f; an iteration under it is done after %s s, median %.2f%n",
                what,
                list(swapped),
                median(swapped),
                list(trained),
                median(trained));
    }

    private static String list(List<Double> seconds) {
        return String.join(
                " ",
                seconds.stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList());
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    private List<String> told() throws IOException {
        Path file = folder.resolve("dev-out.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}

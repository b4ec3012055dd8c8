// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.Notation;
import org.morphogen.kernels.soup.ReplicationScore;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.plugin.command.soup.language.Languages;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs two programs as one tape and shows every step. */
@Command(
        name = "trace",
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExample%n",
        description = {
            "Let two programs meet and show what each step does, what is left of both, and how well the first one copies",
            "itself. With --interactive: Enter is the next step, a number goes to that step, q ends."
        },
        footer = {
            "  ./morphogen soup trace --language bff --left '\\x80\\x40[.>}]' --steps 20",
            "  ./morphogen soup trace --language forth --left hex:0404000308C4"
        })
public final class TraceCommand implements Callable<Integer> {

    private static final String HEX = "hex:";

    private final Host host;
    private final Console console;

    @Option(names = "--language", required = true, paramLabel = "L", description = "The language, such as bff_noheads.")
    private String language = "";

    @Option(
            names = "--left",
            required = true,
            paramLabel = "PROGRAM",
            description = "The first program in the language's notation, or hex: and digits; zeros follow.")
    private String left = "";

    @Option(names = "--right", paramLabel = "PROGRAM", description = "The second one; zeros if left out.")
    private @Nullable String right;

    @Option(names = "--length", paramLabel = "N", description = "Bytes of a program, a power of two; 64 if left out.")
    private int length = 64;

    @Option(names = "--from", paramLabel = "STEP", description = "First step to show; 1 if left out.")
    private int from = 1;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps to show; 64 if left out.")
    private int steps = 64;

    @Option(names = "--interactive", description = "Go step by step.")
    private boolean interactive;

    @Option(names = "--device", paramLabel = "D", description = "Where to compute; 'devices' lists them.")
    private String device = "auto";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    public TraceCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (from < 1 || steps < 1 || length < 2 || Integer.bitCount(length) != 1) {
            throw new ExperimentException("--from " + from + ", --steps " + steps + ", --length " + length
                    + ": expected steps of at least 1 and a length that is a power of two");
        }
        Language found = new Languages(host.catalog()).language(language, host.experiments());
        byte[] tape = new byte[2 * length];
        put(program("--left", left, found), tape, 0);
        put(program("--right", right == null ? "hex:" : right, found), tape, length);
        try (Compute compute = host.devices().open(host.devices().find(device), false);
                Scope scope = compute.scope("trace")) {
            TapeRuns runs = new TapeRuns(scope, found, length);
            Meeting meeting = new Meeting(found, runs, tape);
            if (interactive) {
                walk(meeting);
            } else {
                new StepTable(found).lines(meeting.after(from - 1, steps)).forEach(console::print);
            }
            summary(meeting, new ReplicationScore(runs, found.limit(), length), tape);
        }
        return ExitCode.DONE;
    }

    private byte[] program(String option, String text, Language of) {
        byte[] bytes;
        try {
            bytes = text.startsWith(HEX)
                    ? Notation.hex().parse(text.substring(HEX.length()))
                    : of.notation().parse(text);
        } catch (IllegalArgumentException e) {
            throw new ExperimentException(option + ": " + e.getMessage());
        }
        if (bytes.length > length) {
            throw new ExperimentException(option + ": " + bytes.length + " bytes; a program has at most " + length);
        }
        return bytes;
    }

    private static void put(byte[] program, byte[] tape, int at) {
        System.arraycopy(program, 0, tape, at, program.length);
    }

    private void walk(Meeting meeting) throws IOException {
        BufferedReader answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        StepTable table = new StepTable(meeting.language());
        TapeView view = new TapeView(meeting.language().notation());
        int step = from - 1;
        while (true) {
            List<TapeRuns.Outcome> now = meeting.after(step, 0);
            TapeRuns.Outcome at = now.get(0);
            view.lines(at.tape(), at.registers().get(0)).forEach(console::print);
            console.print(
                    "after " + at.steps() + " steps, " + meeting.language().registers() + " " + at.registers()
                            + (at.steps() < step ? ": halted" : ", next: " + table.command(at)));
            String answer = answers.readLine();
            if (answer == null || answer.strip().equals("q")) {
                return;
            }
            step = answer.strip().matches("\\d{1,6}") ? Integer.parseInt(answer.strip()) : at.steps() + 1;
        }
    }

    private void summary(Meeting meeting, ReplicationScore score, byte[] tape) {
        TapeRuns.Outcome end = meeting.end();
        boolean halted = end.steps() < meeting.language().limit();
        console.print("");
        console.print((halted ? "halted after " : "ran to the limit of ") + end.steps() + " steps, " + end.operations()
                + " of them operations");
        new TapeView(meeting.language().notation()).lines(end.tape(), -1).forEach(console::print);
        byte[] first = Arrays.copyOf(tape, length);
        console.print("bytes of the first program in the second half: " + same(first, end.tape(), false) + " in order, "
                + same(first, end.tape(), true) + " reversed, of " + length);
        console.print("replication score: " + score.of(List.of(first), 0).get(0) + " of " + length);
    }

    private static int same(byte[] program, byte[] tape, boolean reversed) {
        int length = program.length;
        int same = 0;
        for (int i = 0; i < length; i++) {
            same += tape[length + i] == program[reversed ? length - 1 - i : i] ? 1 : 0;
        }
        return same;
    }
}

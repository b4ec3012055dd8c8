// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a soup with the published program's random numbers and prints what identifies it. */
@Command(
        name = "hash",
        sortOptions = false,
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%nExample%n",
        description = {
            "Run a soup exactly as the published program does and print a line for every sampled epoch:",
            "epoch, SHA-256 of the soup, H0 in bits a byte, operations since the start."
        },
        footer = "  ./morphogen soup hash --language bff_noheads --programs 1024 --seed 10248 --epochs 129")
final class HashCommand implements Callable<Integer> {

    private final Host host;
    private final Console console;

    @Mixin
    private SoupOptions soup = new SoupOptions();

    @Option(names = "--epochs", required = true, paramLabel = "E", description = "How many epochs to run.")
    private int epochs;

    @Option(
            names = "--every",
            paramLabel = "I",
            description = "Sample after epochs 1, 1 + I, 1 + 2 I ... and the last; 64 if left out.")
    private int every = 64;

    @Option(names = "--load", paramLabel = "FILE", description = "Go on from a checkpoint of the published program.")
    private @Nullable Path load;

    @Option(names = "--save", paramLabel = "FILE", description = "Write such a checkpoint at the end.")
    private @Nullable Path save;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    HashCommand(Host host, Console console) {
        this.host = host;
        this.console = console;
    }

    @Override
    public Integer call() {
        if (epochs < 1 || every < 1) {
            throw new ExperimentException(
                    "--epochs " + epochs + ", --every " + every + ": expected whole numbers of at least 1");
        }
        long seed = soup.seed();
        CheckpointFile loaded = load == null ? null : CheckpointFile.read(load);
        Experiment experiment = soup.experiment(host, loaded == null ? null : loaded.count());
        var device = host.devices().find(soup.device());
        try (OpenSoup open = new OpenSoup(host, host.devices().open(device, false), experiment, seed)) {
            if (loaded != null) {
                open.load(loaded.programs(), loaded.epoch());
            }
            run(open);
            if (save != null) {
                new CheckpointFile(soup.nextReset(open.next()), open.next(), open.programs()).write(save);
            }
        }
        return ExitCode.DONE;
    }

    private void run(OpenSoup open) {
        int last = Math.addExact(open.next(), epochs);
        while (open.next() < last) {
            // An epoch is sampled if its number, from 0, is a multiple of the interval.
            int sampled = (open.next() + every - 1) / every * every + 1;
            open.advance(Math.min(sampled, last) - open.next());
            console.print(new SoupLine(open.next(), open.programs(), open.operations()).toString());
        }
    }
}

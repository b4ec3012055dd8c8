// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.plugin.command.soup.language.Languages;
import org.morphogen.shell.host.Host;
import picocli.CommandLine.Option;

/** What soup: options that several commands share. */
final class SoupOptions {

    private static final int PROGRAMS = 131072;

    @Option(names = "--language", required = true, paramLabel = "L", description = "The language, such as bff_noheads.")
    private String language = "";

    @Option(names = "--programs", paramLabel = "N", description = "Number of programs, even; 131072 if left out.")
    private @Nullable Integer programs;

    @Option(names = "--seed", paramLabel = "S", description = "A whole number of 64 bits without sign; 0 if left out.")
    private String seed = "0";

    @Option(names = "--mutation", paramLabel = "P", description = "Probability that a byte mutates; 2^-12 if left out.")
    private double mutation = 0x1p-12;

    @Option(names = "--initial-program", paramLabel = "FILE", description = "Raw bytes over the start of the soup.")
    private @Nullable Path initialProgram;

    @Option(names = "--zero", description = "Start from zeros.")
    private boolean zero;

    @Option(names = "--grid", paramLabel = "WxH", description = "Neighbours on a grid meet, at most 2 apart.")
    private @Nullable String grid;

    @Option(names = "--pattern", paramLabel = "FILE", description = "Those meet whom a file names, 'a b' a line.")
    private @Nullable Path pattern;

    @Option(names = "--ring", description = "The next ones meet, in turn on either side.")
    private boolean ring;

    @Option(names = "--fixed-shuffle", description = "A fixed sequence of permutations.")
    private boolean fixedShuffle;

    @Option(names = "--reset-every", paramLabel = "Q", description = "Draw all programs anew every Q epochs.")
    private int resetEvery;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "Where to compute: an id or a part of a name that 'devices' shows.")
    private String device = "auto";

    String device() {
        return device;
    }

    /** The seed; throws ExperimentException if it is none. */
    long seed() {
        try {
            return Long.parseUnsignedLong(seed);
        } catch (NumberFormatException e) {
            throw new ExperimentException(
                    "--seed " + seed + ": expected a whole number from 0 to 18446744073709551615");
        }
    }

    /** The number of the reset that comes after the epochs before this one. */
    long nextReset(int epoch) {
        return resetEvery == 0 || epoch < 2 ? 1 : (epoch - 2) / resetEvery + 2L;
    }

    /** The experiment with the given number of programs, those of a checkpoint, instead of its own if it is not null. */
    Experiment experiment(Host host, @Nullable Integer instead) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "soup");
        json.put("steps", 1);
        json.put("substrate", substrate(instead == null ? programs : instead));
        json.put("rule", new Languages(host.catalog()).rule(language));
        json.put("initial", initial());
        return host.experiments().resolve(json, Path.of("").toAbsolutePath());
    }

    private Map<String, Object> substrate(@Nullable Integer size) {
        Map<String, Object> soup = new LinkedHashMap<>();
        soup.put("type", "soup");
        soup.put("programs", size(size));
        soup.put("mutation", mutation);
        soup.put("numbers", "compatible");
        soup.put("pairing", pairing());
        soup.put("resetEvery", resetEvery);
        if (grid != null) {
            soup.put("width", side(0));
        }
        if (pattern != null) {
            soup.put("pattern", pattern.toAbsolutePath().toString());
        }
        return soup;
    }

    private Map<String, Object> initial() {
        Map<String, Object> initial = new LinkedHashMap<>();
        initial.put("type", "programs");
        initial.put("fill", zero ? "zero" : "random");
        if (initialProgram != null) {
            initial.put("file", initialProgram.toAbsolutePath().toString());
        }
        return initial;
    }

    private String pairing() {
        int chosen = (grid == null ? 0 : 1) + (pattern == null ? 0 : 1) + (ring ? 1 : 0) + (fixedShuffle ? 1 : 0);
        if (chosen > 1) {
            throw new ExperimentException(
                    "--grid, --pattern, --ring and --fixed-shuffle exclude each other; expected at most one of them");
        }
        if (grid != null) {
            return "grid";
        }
        if (pattern != null) {
            return "pattern";
        }
        return ring ? "ring" : fixedShuffle ? "fixed-shuffle" : "mixed";
    }

    /** The number of programs; if there is a grid, it has as many. */
    private int size(@Nullable Integer size) {
        if (grid == null) {
            return size == null ? PROGRAMS : size;
        }
        long cells = (long) side(0) * side(1);
        if (size != null && size != cells) {
            throw new ExperimentException("--grid " + grid + ": " + cells + " programs, but there are " + size);
        }
        return Math.toIntExact(cells);
    }

    private int side(int which) {
        String text = String.valueOf(grid);
        if (!text.matches("[1-9]\\d{0,4}x[1-9]\\d{0,4}")) {
            throw new ExperimentException("--grid " + text + ": expected WxH, such as 240x135");
        }
        return Integer.parseInt(text.split("x")[which]);
    }
}

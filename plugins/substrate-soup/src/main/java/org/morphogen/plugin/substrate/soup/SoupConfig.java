// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;

/**
 * A soup of programs.
 *
 * @param programs how many, even
 * @param length bytes of a program, a power of two
 * @param mutation probability that a byte is replaced before its program runs
 * @param numbers where random numbers come from
 * @param pairing who may meet whom
 * @param width columns; 0 chooses
 * @param reach how far neighbours are apart
 * @param pattern names a file of neighbours, or null
 * @param resetEvery epochs between random restarts; 0 for none
 * @param tokens whether bytes carry where they came from
 */
@Doc("Programs that meet in pairs, once in an epoch, run on their own bytes and part again.")
public record SoupConfig(
        @Doc("Number of programs, even.") @Default("131072") @Bounds(min = 1, max = 1 << 24)
        int programs,

        @Doc(value = "Length of a program, a power of two.", unit = "bytes") @Default("64") @Bounds(min = 8, max = 64)
        int length,

        @Doc(
                "Probability that a byte is replaced by a random one before its program runs, in units of 2^-30. With the pairing 'collisions': bytes replaced anywhere after the programs ran, as a share of those that met.")
        @Default("0.000244140625")
        @Bounds(min = 0, max = 1)
        double mutation,

        @Doc(
                "Random numbers: compatible (those of the published program, byte for byte) or fast (drawn on the device).")
        @Default("\"compatible\"")
        Numbers numbers,

        @Doc(
                "Who may meet whom: anybody (mixed, fixed-shuffle), the next one (ring), or neighbours (line, grid, pattern, collisions).")
        @Default("\"mixed\"")
        Pairing pairing,

        @Doc(value = "Columns of the grid, and of the picture; divides the programs. 0 chooses.", unit = "programs")
        @Default("0")
        @Bounds(min = 0, max = 1 << 24)
        int width,

        @Doc(value = "How far apart neighbours on a line or a grid are at most.", unit = "programs")
        @Default("2")
        @Bounds(min = 1, max = 64)
        int reach,

        @Doc("With the pairing 'pattern': a file of lines 'program neighbour'.") @Optional @Nullable
        String pattern,

        @Doc(value = "All programs are drawn anew after every so many epochs; 0 for never.", unit = "epochs")
        @Default("0")
        @Bounds(min = 0, max = 1 << 30)
        int resetEvery,

        @Doc("Whether every byte carries the epoch and the place where it came into the soup.") @Default("false")
        boolean tokens)
        implements Checked {

    private static final int COLUMNS = 128;
    private static final int ONE = 1 << 30;

    @Override
    public void check(Problems problems) {
        if (programs % 2 != 0 || programs == 0) {
            problems.error("/programs", String.valueOf(programs), "an even number: programs must be even", "");
        }
        if (Integer.bitCount(length) != 1) {
            problems.error("/length", String.valueOf(length), "a power of two", "");
        }
        if (pairing == Pairing.FIXED_SHUFFLE && Integer.bitCount(programs) != 1) {
            problems.error("/programs", String.valueOf(programs), "a power of two, for the fixed shuffle", "");
        }
        checkGeometry(problems);
        if (mutation > 0 && threshold() == 0) {
            problems.warning(
                    "/mutation", String.valueOf(mutation), "0 or more", "mutation rounds to zero (unit 2^-30)");
        }
    }

    private void checkGeometry(Problems problems) {
        if (pairing == Pairing.GRID && width == 0) {
            problems.error("/width", "0", "the columns of the grid", "");
        } else if (width > 0 && programs % width != 0) {
            problems.error("/width", String.valueOf(width), "a divisor of the " + programs + " programs", "");
        }
        if (pairing == Pairing.COLLISIONS && (width < 2 || programs / width < 2)) {
            problems.error("/width", String.valueOf(width), "a grid of at least 2 columns and 2 rows", "");
        }
        if (pairing == Pairing.PATTERN && pattern == null) {
            problems.error("/pattern", "nothing", "a file of lines 'program neighbour'", "");
        } else if (pairing != Pairing.PATTERN && pattern != null) {
            problems.error("/pattern", pattern, "no pattern without the pairing 'pattern'", "Set pairing=pattern");
        }
    }

    /** The probability of a mutation in units of 2^-30, rounded half up. */
    int threshold() {
        return (int) Math.round(mutation * ONE);
    }

    /** Columns of the picture. */
    int columns() {
        if (width > 0) {
            return width;
        }
        int columns = Math.min(programs, COLUMNS);
        while (programs % columns != 0) {
            columns--;
        }
        return columns;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.substrate.soup;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;

/**
 * Programs to start from.
 *
 * @param fill what the soup is filled with
 * @param text a program in the language's notation, written over the first bytes, or null
 * @param hex a program in hexadecimal, written over the first bytes, or null
 * @param file names a file of raw bytes, written over the first bytes, or null
 */
@Doc("Programs of random bytes or of zeros, the first ones perhaps given.")
public record SoupInitialConfig(
        @Doc(
                "What programs are filled with: random bytes, random bytes of one stream as the published Z80 grid has them, or zeros.")
        @Default("\"random\"")
        Fill fill,

        @Doc("A program in the notation of its language, written over the start of the soup.") @Optional @Nullable
        String text,

        @Doc("A program in hexadecimal, written over the start of the soup.") @Optional @Nullable
        String hex,

        @Doc("A file of raw bytes, written over the start of the soup.") @Optional @Nullable
        String file)
        implements Checked {

    /** What programs are filled with. */
    public enum Fill {
        RANDOM,
        /** Drawn one after another from one stream: the published Z80 grid. */
        STREAM,
        ZERO
    }

    @Override
    public void check(Problems problems) {
        int given = (text == null ? 0 : 1) + (hex == null ? 0 : 1) + (file == null ? 0 : 1);
        if (given > 1) {
            problems.error("", given + " of text, hex and file", "at most one of them", "");
        }
    }
}

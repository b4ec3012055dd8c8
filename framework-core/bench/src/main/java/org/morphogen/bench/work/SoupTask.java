// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.peer.WorkFolder;

/**
 * A soup that is timed.
 *
 * @param language as the reference program calls it
 * @param replicator a program that copies itself, 64 bytes; null for none
 * @param share of the programs that begin as replicators; the others are random
 * @param epochs that are timed, after two
 */
record SoupTask(String language, byte @Nullable [] replicator, double share, int epochs) {

    static final int PROGRAMS = 131072;
    private static final int LENGTH = 64;

    static SoupTask young(String language, int epochs) {
        return new SoupTask(language, null, 0, epochs);
    }

    /** @param text in the characters of the language; blanks follow */
    static SoupTask of(String language, String text, double share) {
        return of(language, text.getBytes(StandardCharsets.ISO_8859_1), share);
    }

    /** @param hex bytes of the program; blanks follow */
    static SoupTask ofHex(String language, String hex) {
        return of(language, HexFormat.of().parseHex(hex), 1);
    }

    private static SoupTask of(String language, byte[] program, double share) {
        byte[] whole = Arrays.copyOf(program, LENGTH);
        Arrays.fill(whole, program.length, LENGTH, (byte) ' ');
        return new SoupTask(language, whole, share, 4);
    }

    /** The language as experiments have it. */
    Map<String, Object> rule() {
        String type = language.startsWith("bff") ? "bff" : language.startsWith("forth") ? "forth" : language;
        return type.equals("bff") || type.equals("forth")
                ? Map.of("type", type, "variant", language.replace('_', '-'))
                : Map.of("type", type);
    }

    /** The file of all programs at the start, or null for the random ones that both sides draw by themselves. */
    @Nullable
    Path initial(WorkFolder folder) {
        if (replicator == null) {
            return null;
        }
        byte[] soup = new byte[PROGRAMS * LENGTH];
        Random random = new Random(PROGRAMS);
        random.nextBytes(soup);
        for (int at = 0; at < soup.length; at += LENGTH) {
            if (random.nextDouble() < share) {
                System.arraycopy(replicator, 0, soup, at, LENGTH);
            }
        }
        try {
            return Files.write(folder.path().resolve(language + ".bin"), soup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language, and how many replicators there are if not all. */
    String label() {
        return language.replace('_', '-') + (share > 0 && share < 1 ? "-" + Math.round(100 * share) + "%" : "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.kernels.soup.Language;

/** The languages of the family (Agüera y Arcas et al. 2024 and their published program). */
public enum Variant {
    /** The first two bytes set the heads. */
    BFF(Alphabet.TEXT, true, true),
    /** Heads start at the first byte: the language of the paper. */
    BFF_NOHEADS(Alphabet.TEXT, false, true),
    /** Brackets jump by eight bytes and do not match. */
    BFF8(Alphabet.TEXT, true, false),
    /** As {@link #BFF8}; heads start at the first byte. */
    BFF8_NOHEADS(Alphabet.TEXT, false, false),
    /** Commands are the bytes 1 to 10. */
    BFF_PERM(Alphabet.SMALL, true, true),
    /** Commands are the upper ten values of the low nibble. */
    BFF_NOHEADS_4BIT(Alphabet.NIBBLE, false, true),
    /** Commands are the bytes 0 to 6; copying moves the head that it reads from. */
    BFF_SELFMOVE(Alphabet.SELF_MOVE, true, true);

    private static final int LIMIT = 8192;
    private static final List<String> REGISTERS = List.of("pc", "head0", "head1");

    private final Alphabet alphabet;
    private final boolean heads;
    private final boolean matching;

    Variant(Alphabet alphabet, boolean heads, boolean matching) {
        this.alphabet = alphabet;
        this.heads = heads;
        this.matching = matching;
    }

    /** As users write it on command lines: {@code bff_noheads}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As experiment files have it: {@code bff-noheads}. */
    String json() {
        return word().replace('_', '-');
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** Whether the first two bytes set the heads. */
    boolean heads() {
        return heads;
    }

    /** Whether brackets match; else they jump by eight. */
    boolean matching() {
        return matching;
    }

    Language language() {
        Map<String, Integer> constants = new HashMap<>(alphabet.constants());
        constants.put("HEADS", heads ? 1 : 0);
        constants.put("MATCHING", matching ? 1 : 0);
        KernelSource source = KernelSource.of(Variant.class, "bff_run.cl");
        return new Language(word(), source, constants, LIMIT, REGISTERS, new BffNotation(alphabet));
    }
}

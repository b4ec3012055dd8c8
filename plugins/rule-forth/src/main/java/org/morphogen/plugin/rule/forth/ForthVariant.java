// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.forth;

import java.util.Locale;

/** The stack languages, numbered as {@code forth_run.cl} has them. */
enum ForthVariant {
    FORTH,
    FORTHTRIVIAL,
    FORTHCOPY,
    FORTHTRIVIAL_RESET;

    /** As commands and the published program write it. */
    String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As experiment files write it. */
    String setting() {
        return language().replace('_', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

/** The extension points. */
public enum Kind {
    SUBSTRATE,
    RULE,
    INITIAL,
    LOSS,
    TRAINER,
    OBSERVER,
    ANALYSIS,
    DATASET,
    IMPORTER,
    FUSION;

    /** How users write it: {@code substrate}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

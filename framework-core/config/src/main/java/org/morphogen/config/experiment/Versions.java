// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.config.words.Nearest;
import org.morphogen.config.words.Words;

/** Versions as people write them behind an @: {@code 1.3} is the newest of 1.3 that is there. */
record Versions(Catalog catalog) {

    static String exactly(String version) {
        return "[" + version + "," + version + "]";
    }

    /**
     * The range that holds the one version that is meant; empty for the newest. Reports a type or a version that is not
     * there.
     */
    Optional<String> range(Kind kind, String type, @Nullable String wanted, Problems problems) {
        List<String> there = catalog.entries().stream()
                .filter(entry -> entry.kind() == kind && entry.type().equals(type))
                .map(Catalog.Entry::version)
                .toList();
        if (there.isEmpty()) {
            String types = String.join(", ", Parts.types(catalog, kind));
            String advice = Nearest.advice(type, Parts.types(catalog, kind));
            problems.error("/type", Words.found(type), "one of: " + types, advice);
            return Optional.empty();
        } else if (wanted == null) {
            return Optional.empty();
        }
        // Entries are sorted, newest first; a version that is written out whole is meant as it is.
        Optional<String> version = there.contains(wanted)
                ? Optional.of(wanted)
                : there.stream().filter(v -> v.startsWith(wanted + ".")).findFirst();
        if (version.isEmpty()) {
            problems.error(
                    "/version",
                    Words.found(wanted),
                    "a version that is there: " + there.stream().collect(Collectors.joining(", ")),
                    "");
        }
        return version.map(Versions::exactly);
    }
}

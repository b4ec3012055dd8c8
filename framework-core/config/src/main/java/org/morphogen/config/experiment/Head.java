// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.config.Optional;

/** The keys of an experiment file that are no plugins. */
@Doc("An experiment: plugins by type, and how long and from which seed they run.")
record Head(
        @Doc("Where this schema is, for editors; ignored.") @Optional @Nullable
        String $schema,

        @Doc("Name of the experiment; the file's name if left out.") @Length(min = 1, max = 100) @Optional @Nullable
        String name,

        @Doc("One paragraph for people.") @Default("\"\"") String description,

        @Doc("Folder where relative file names start; the file's own folder if left out.") @Optional @Nullable
        String folder,

        @Doc("Seed of all random numbers.") @Default("0") long seed,

        @Doc(
                value = "How long to simulate; for training, the length of the run that is shown at the end.",
                unit = "steps")
        @Bounds(min = 1)
        @Default("200")
        long steps,

        @Doc("How many samples are simulated side by side.") @Bounds(min = 1) @Default("1")
        int samples,

        @Doc("Whether a faster kernel for the pair of substrate and rule may be used.") @Default("true")
        boolean fusion,

        @Doc("What was recorded when a run began, such as its device; ignored.") @Default("{}")
        Map<String, String> environment) {}

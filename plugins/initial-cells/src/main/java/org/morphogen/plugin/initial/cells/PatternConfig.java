// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;

/** Cells from a pattern file. */
@Doc("Live cells from a run-length encoded pattern file (RLE), as Golly and LifeWiki write them.")
record PatternConfig(
        @Doc("The file; relative names start at the experiment file's folder.")
        String file,

        @Doc(value = "Row of the pattern's first row; centred if left out.", unit = "cells") @Optional @Bounds(min = 0)
        Integer row,

        @Doc(value = "Column of the pattern's first column; centred if left out.", unit = "cells")
        @Optional
        @Bounds(min = 0)
        Integer column,

        @Doc("The channel that live cells set.") @Default("0") @Bounds(min = 0)
        int channel,

        @Doc("The value of live cells.") @Default("1") double value) {}

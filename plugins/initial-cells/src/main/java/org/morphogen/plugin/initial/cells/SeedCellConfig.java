// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Optional;

/** One cell that is not zero. */
@Doc("All cells zero but one, whose channels from fromChannel on hold a value.")
record SeedCellConfig(
        @Doc(value = "Row of the cell, from 0; the middle if left out.", unit = "cells")
        @Optional
        @Nullable
        @Bounds(min = 0)
        Integer row,

        @Doc(value = "Column of the cell, from 0; the middle if left out.", unit = "cells")
        @Optional
        @Nullable
        @Bounds(min = 0)
        Integer column,

        @Doc("First channel that holds the value; the ones before it are zero.") @Default("3") @Bounds(min = 0)
        int fromChannel,

        @Doc("The value.") @Default("1") double value,

        @Doc(
                value = "The cell's own angle on grids with angles; drawn anew for each sample if left out.",
                unit = "radians")
        @Optional
        @Nullable
        Double angle) {

    /** A cell whose angle, if it has one, is drawn. */
    SeedCellConfig(@Nullable Integer row, @Nullable Integer column, int fromChannel, double value) {
        this(row, column, fromChannel, value, null);
    }
}

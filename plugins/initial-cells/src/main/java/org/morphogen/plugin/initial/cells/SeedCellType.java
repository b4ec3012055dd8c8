// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.Map;
import java.util.Optional;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.initial.Oriented;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** One seed cell (Mordvintsev and others 2020): alpha and all hidden channels 1, colours 0, angles drawn. */
@Component(service = InitialType.class)
@Plugin(kind = Kind.INITIAL, type = "seed-cell")
public final class SeedCellType implements InitialType<SeedCellConfig> {

    @Override
    public Class<SeedCellConfig> configuration() {
        return SeedCellConfig.class;
    }

    @Override
    public Initial create(SeedCellConfig config, Substrate substrate, Rule rule, Context context) {
        Optional<GridShape> shape = GridShape.of(substrate, context.problems());
        GridShape grid = shape.orElse(new GridShape(1, 1, 1));
        int row = config.row() == null ? grid.height() / 2 : config.row();
        int column = config.column() == null ? grid.width() / 2 : config.column();
        if (shape.isEmpty() || !fits(config, grid, row, column, context.problems())) {
            return new FixedInitial(grid, new float[grid.size()], context.scope());
        }
        float[] values = new float[grid.size()];
        for (int channel = config.fromChannel(); channel < grid.scalars(); channel++) {
            values[grid.index(row, column, channel)] = (float) config.value();
        }
        Map<Integer, Double> given =
                config.angle() == null ? Map.of() : Map.of(row * grid.width() + column, config.angle());
        Oriented.Orientation fixed = given.isEmpty() ? Oriented.Orientation.NONE : Oriented.Orientation.FULL;
        return new FixedInitial(grid, values, given, fixed, context.scope());
    }

    private static boolean fits(SeedCellConfig config, GridShape grid, int row, int column, Problems problems) {
        boolean fits = true;
        fits &= inside("/row", row, grid.height(), "a row of the grid", problems);
        fits &= inside("/column", column, grid.width(), "a column of the grid", problems);
        fits &= inside("/fromChannel", config.fromChannel(), grid.scalars(), "a channel of the grid", problems);
        fits &= AngleDraw.fits(config.angle(), "/angle", grid, problems);
        return fits;
    }

    private static boolean inside(String pointer, int value, int extent, String what, Problems problems) {
        if (value < extent) {
            return true;
        }
        problems.error(pointer, String.valueOf(value), "0 to " + (extent - 1) + ", " + what, "");
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** A pattern file, centred on the grid. The rule in its header is for people: the experiment's rule runs. */
@Component(service = InitialType.class)
@Plugin(kind = Kind.INITIAL, type = "pattern")
public final class PatternType implements InitialType<PatternConfig> {

    private static final long LARGEST_FILE = 64L << 20;

    @Override
    public Class<PatternConfig> configuration() {
        return PatternConfig.class;
    }

    @Override
    public Initial create(PatternConfig config, Substrate substrate, Rule rule, Context context) {
        Problems problems = context.problems();
        GridShape grid = GridShape.of(substrate, problems).orElse(new GridShape(1, 1, 1));
        float[] values = new float[grid.size()];
        read(context.file(config.file()), problems)
                .ifPresent(pattern -> place(pattern, config, grid, values, problems));
        return new FixedInitial(grid, values, context.scope());
    }

    private static Optional<RlePattern> read(Path file, Problems problems) {
        try {
            if (!Files.isRegularFile(file)) {
                problems.error("/file", "there is no file " + file, "a pattern file (RLE)", "");
                return Optional.empty();
            }
            if (Files.size(file) > LARGEST_FILE) {
                problems.error("/file", file + " has " + Files.size(file) + " bytes", "at most " + LARGEST_FILE, "");
                return Optional.empty();
            }
            return Optional.of(RlePattern.parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (RlePattern.Malformed e) {
            problems.error("/file", file + " " + e.getMessage(), "a pattern file (RLE)", "");
            return Optional.empty();
        } catch (IOException e) {
            problems.error("/file", file + " cannot be read: " + e.getMessage(), "a pattern file (RLE)", "");
            return Optional.empty();
        }
    }

    private static void place(
            RlePattern pattern, PatternConfig config, GridShape grid, float[] values, Problems problems) {
        int row = config.row() == null ? (grid.height() - pattern.height()) / 2 : config.row();
        int column = config.column() == null ? (grid.width() - pattern.width()) / 2 : config.column();
        if (row < 0
                || column < 0
                || row + pattern.height() > grid.height()
                || column + pattern.width() > grid.width()) {
            problems.error(
                    "/file",
                    "a pattern of " + pattern.width() + " x " + pattern.height() + " cells at column " + column
                            + ", row " + row,
                    "one that fits a grid of " + grid.width() + " x " + grid.height(),
                    "Make the grid larger");
            return;
        }
        if (config.channel() >= grid.channels()) {
            problems.error(
                    "/channel",
                    String.valueOf(config.channel()),
                    "0 to " + (grid.channels() - 1) + ", a channel of the grid",
                    "");
            return;
        }
        for (RlePattern.Cell cell : pattern.live()) {
            values[grid.index(row + cell.row(), column + cell.column(), config.channel())] = (float) config.value();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Bounds;
import org.morphogen.api.config.Checked;
import org.morphogen.api.config.Choices;
import org.morphogen.api.config.Default;
import org.morphogen.api.config.Doc;
import org.morphogen.api.config.Length;
import org.morphogen.api.config.Optional;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.PluginType;

/** A catalogue made by hand, with configurations that use every annotation and type. */
final class Shelf implements Catalog {

    private final List<Entry> entries = new ArrayList<>();

    static Shelf standard() {
        return new Shelf()
                .with(Kind.SUBSTRATE, "grid", "0.1.0", Grid.class)
                .with(Kind.RULE, "neural", "0.1.0", Neural.class)
                .with(Kind.RULE, "life-like", "0.2.0", LifeLike.class)
                .with(Kind.INITIAL, "seed-cell", "0.1.0", SeedCell.class)
                .with(Kind.LOSS, "target-image", "0.1.0", TargetImage.class)
                .with(Kind.TRAINER, "gradient", "0.1.0", Gradient.class)
                .with(Kind.OBSERVER, "metrics", "0.1.0", Every.class)
                .with(Kind.OBSERVER, "picture", "0.1.0", Every.class);
    }

    <C extends Record> Shelf with(Kind kind, String type, String version, Class<C> configuration) {
        PluginType<C> service = () -> configuration;
        entries.add(new Entry(kind, type, version, "org.morphogen.plugin." + type, service));
        entries.sort(Comparator.comparing(Entry::kind)
                .thenComparing(Entry::type)
                .thenComparing(Entry::version, Comparator.reverseOrder()));
        return this;
    }

    @Override
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    enum Boundary {
        ZERO,
        TORUS,
        HALF_OPEN
    }

    @Doc("A grid of cells.")
    record Grid(
            @Doc(value = "Cells from left to right.", unit = "cells") @Bounds(min = 1, max = 4096)
            int width,

            @Doc(value = "Cells from top to bottom.", unit = "cells") @Bounds(min = 1, max = 4096)
            int height,

            @Doc("Numbers of a cell.") @Bounds(min = 1) @Default("16")
            int channels,

            @Doc("What lies outside.") @Default("\"zero\"") Boundary boundary) {}

    record Neural(
            @Doc("Hidden numbers.") @Bounds(min = 0, above = true) @Default("128")
            int hidden,

            @Doc("Operators.") @Length(min = 1, max = 4) @Default("[\"identity\"]")
            List<String> perception,

            @Doc("Part of the cells that fire.") @Bounds(min = 0, above = true, max = 1) @Default("0.5")
            float fireRate) {}

    record LifeLike(
            @Doc("Births and survivals.") @Choices({"B3/S23", "B36/S23"}) @Length(min = 1) @Default("\"B3/S23\"")
            String rule) {}

    record SeedCell(
            @Optional @Nullable Integer x,
            @Optional @Nullable Integer y) {}

    record TargetImage(
            @Doc("A picture.") String image,
            @Default("0") int padding,

            @Doc("Weights by channel.") @Bounds(min = 0) @Default("{}")
            Map<String, Double> channels) {}

    record Pool(@Default("1024") int size, @Default("3") int damage) {}

    record Rate(long from, double rate) {}

    record Gradient(
            @Bounds(min = 1) @Default("8000") int iterations,
            @Bounds(min = 1) @Default("8") int batch,

            @Length(min = 2, max = 2) @Bounds(min = 1) @Default("[64, 96]")
            List<Integer> steps,

            @Default("{}") Pool pool,
            @Default("[{\"from\": 0, \"rate\": 0.002}]") List<Rate> rates,
            @Default("false") boolean verbose)
            implements Checked {

        @Override
        public void check(Problems problems) {
            if (steps.get(0) > steps.get(1)) {
                problems.error("/steps", steps.toString(), "the smaller number first", "");
            }
            if (pool.size() < batch) {
                problems.error("/pool/size", String.valueOf(pool.size()), "at least the batch, " + batch, "");
            }
        }
    }

    record Every(@Bounds(min = 1) @Default("10") int every) {}
}

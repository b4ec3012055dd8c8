// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.initial.Oriented.Orientation;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Several coloured seed cells (Mordvintsev, Randazzo and Fouts 2022). */
@Component(service = InitialType.class)
@Plugin(kind = Kind.INITIAL, type = "structured-seeds")
public final class StructuredSeedsType implements InitialType<StructuredSeedsConfig> {

    private static final int COLOURS = 3;

    @Override
    public Class<StructuredSeedsConfig> configuration() {
        return StructuredSeedsConfig.class;
    }

    @Override
    public Initial create(StructuredSeedsConfig config, Substrate substrate, Rule rule, Context context) {
        Problems problems = context.problems();
        Planar plane = substrate instanceof Planar planar ? planar : null;
        GridShape grid = shape(substrate, plane, problems).orElse(new GridShape(1, 1, COLOURS));
        int pastLast = grid.scalars();
        if (pastLast < COLOURS || config.fromChannel() >= pastLast) {
            problems.error(
                    "/fromChannel",
                    config.fromChannel() + " of " + pastLast + " channels",
                    "a channel of the substrate, and " + COLOURS + " channels for the colour",
                    "");
            return new FixedInitial(grid, new float[grid.size()], context.scope());
        }
        SeedSites sites = new SeedSites(grid, plane);
        List<SeedPoint> points = sites.points(config, problems);
        Map<Integer, SeedPoint> seeds = placed(points, sites, !config.points().isEmpty(), problems);
        Map<Integer, Double> angles = new HashMap<>();
        float[] values = new float[grid.size()];
        seeds.forEach((site, point) -> {
            for (int c = config.fromChannel(); c < grid.scalars(); c++) {
                values[site * grid.channels() + c] = 1;
            }
            for (int c = 0; c < COLOURS; c++) {
                values[site * grid.channels() + c] = point.rgb().get(c).floatValue();
            }
            if (point.angle() != null) {
                angles.put(site, point.angle());
            }
        });
        if (points.size() == 2 && points.get(0).rgb().equals(points.get(1).rgb())) {
            problems.warning(
                    "/points",
                    "points 0 " + points.get(0) + " and 1 " + points.get(1) + " are both "
                            + points.get(0).rgb(),
                    "two colours",
                    "A rule without a direction of its own cannot tell them apart");
        }
        Orientation orientation = points.isEmpty() ? Orientation.FULL : new PointSymmetry(points).orientation();
        return new FixedInitial(grid, values, angles, orientation, context.scope());
    }

    private static Optional<GridShape> shape(Substrate substrate, @Nullable Planar plane, Problems problems) {
        Shape cells = substrate.state().tensors().get(0).shape();
        return plane != null && cells.rank() == 2
                ? Optional.of(new GridShape(1, cells.dim(0), cells.dim(1), Angular.angles(substrate)))
                : GridShape.of(substrate, problems);
    }

    /** The point on each site; reports points outside, two on one site, and angles that there are not. */
    private static Map<Integer, SeedPoint> placed(
            List<SeedPoint> points, SeedSites sites, boolean listed, Problems problems) {
        Map<Integer, SeedPoint> seeds = new LinkedHashMap<>();
        for (int i = 0; i < points.size(); i++) {
            SeedPoint point = points.get(i);
            String pointer = listed ? "/points/" + i : "/count";
            int site = sites.site(point, pointer, problems);
            SeedPoint other = site < 0 ? null : seeds.put(site, point);
            if (other != null) {
                problems.error(
                        pointer,
                        "points " + points.indexOf(other) + " " + other + " and " + i + " " + point
                                + " are on one cell",
                        "one cell for each point",
                        listed ? "Move one of them" : "Take fewer points or a larger radius");
            }
            AngleDraw.fits(point.angle(), pointer + "/angle", sites.grid(), problems);
        }
        return seeds;
    }
}

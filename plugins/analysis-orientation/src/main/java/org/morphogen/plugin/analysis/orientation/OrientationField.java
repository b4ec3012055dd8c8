// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.train.Session;

/** Reads the directions of each sample at each time. */
final class OrientationField implements Analysis {

    private final OrientationFieldConfig config;
    private final FieldKernels kernels;
    private final Map<Integer, List<Directions>> seen = new LinkedHashMap<>();

    OrientationField(OrientationFieldConfig config, Session session, Scope scope) {
        this.config = config;
        this.kernels = new FieldKernels(config, session.substrate(), scope);
    }

    @Override
    public int samples() {
        return config.samples();
    }

    @Override
    public List<Integer> times() {
        return config.times();
    }

    @Override
    public void see(int steps, State state) {
        List<Directions> all = new ArrayList<>();
        for (int sample = 0; sample < state.batch(); sample++) {
            all.add(kernels.read(state.cells(), sample));
        }
        seen.put(steps, all);
    }

    @Override
    public Map<String, Object> conclude(RunFolder folder) {
        List<Map<String, Object>> times = new ArrayList<>();
        seen.forEach((steps, all) -> {
            String name = String.format(java.util.Locale.ROOT, "analysis/orientation-field/%06d.png", steps);
            folder.write(name, new QuiverChart().draw(all.get(0)));
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("steps", steps);
            one.put("alive", all.stream().map(Directions::living).toList());
            one.put("windings", all.stream().map(field -> field.windings(1)).toList());
            one.put(
                    "counterWindings",
                    all.stream().map(field -> field.windings(-1)).toList());
            if (!kernels.angular()) {
                one.put("minima", all.stream().map(Directions::minima).toList());
                one.put("leastLength", all.stream().map(Directions::leastLength).toList());
                one.put(
                        "shorterThanOne",
                        all.stream().map(Directions::shortShare).toList());
            }
            times.add(one);
        });
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("source", kernels.angular() ? "angle" : "gradient");
        found.put("channel", kernels.channel());
        found.put("samples", config.samples());
        found.put("times", times);
        return found;
    }
}

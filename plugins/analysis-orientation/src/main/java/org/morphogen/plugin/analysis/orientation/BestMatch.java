// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.orientation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.loss.Matching;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.train.Session;

/** Asks a loss for its best matches at each time. */
final class BestMatch implements Analysis {

    private static final int ALPHA = 3;
    private static final float ALIVE = 0.1f;

    private final BestMatchConfig config;
    private final Session session;
    private final Matching matching;
    private final List<Sighting> sightings = new ArrayList<>();

    BestMatch(BestMatchConfig config, Session session, Matching matching) {
        this.config = config;
        this.session = session;
        this.matching = matching;
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
        try (Scope passing = session.scope().child("best match")) {
            List<Matching.Match> matches = matching.matches(session.tape(passing, false), state);
            sightings.add(new Sighting(steps, matches, alive(state.cells())));
        }
    }

    private static List<Integer> alive(Tensor cells) {
        int channels = cells.shape().dim(-1);
        int size = Math.toIntExact(cells.shape().tail().size());
        List<Integer> alive = new ArrayList<>();
        for (int sample = 0; sample < cells.shape().dim(0); sample++) {
            float[] values = cells.readFloats((long) sample * size, size);
            int count = 0;
            for (int i = ALPHA; i < size; i += channels) {
                count += values[i] > ALIVE ? 1 : 0;
            }
            alive.add(count);
        }
        return alive;
    }

    @Override
    public Map<String, Object> conclude(RunFolder folder) {
        List<Map<String, Object>> drifts = new ArrayList<>();
        for (int i = 1; i < sightings.size(); i++) {
            drifts.add(drift(sightings.get(i - 1), sightings.get(i)));
        }
        folder.write("analysis/best-match.png", new AngleChart().draw(sightings));
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("samples", config.samples());
        found.put("times", sightings.stream().map(Sighting::told).toList());
        found.put("drift", drifts);
        return found;
    }

    private static Map<String, Object> drift(Sighting earlier, Sighting later) {
        List<Double> each = later.drift(earlier);
        Map<String, Object> drift = new LinkedHashMap<>();
        drift.put("from", earlier.steps());
        drift.put("to", later.steps());
        drift.put("degreesPerThousandSteps", Sighting.mean(each));
        drift.put("absolute", Sighting.mean(each.stream().map(Math::abs).toList()));
        drift.put("samples", each.size());
        return drift;
    }
}

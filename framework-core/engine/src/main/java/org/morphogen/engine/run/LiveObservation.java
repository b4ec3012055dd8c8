// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.data.Picture;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.observe.Observation;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.Workload;

/** A run just after a tick. Pictures are drawn on the device and read back once, if anybody asks. */
final class LiveObservation implements Observation {

    private final Session session;
    private final Workload workload;
    private final long index;
    private final boolean last;
    private final Map<String, Double> metrics;
    private final double seconds;
    private @Nullable Map<String, Double> measured;
    private @Nullable List<Picture> pictures;

    LiveObservation(
            Session session, Workload workload, long index, boolean last, Map<String, Double> metrics, double seconds) {
        this.session = session;
        this.workload = workload;
        this.index = index;
        this.last = last;
        this.metrics = metrics;
        this.seconds = seconds;
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public boolean last() {
        return last;
    }

    @Override
    public Map<String, Double> metrics() {
        if (measured == null) {
            measured = new LinkedHashMap<>(metrics);
            measured.putAll(workload.measure());
        }
        return Collections.unmodifiableMap(measured);
    }

    @Override
    public double seconds() {
        return seconds;
    }

    @Override
    public State state() {
        return workload.display();
    }

    @Override
    public List<Picture> pictures(int samples) {
        if (pictures == null) {
            pictures = draw();
        }
        return pictures.subList(0, Math.min(samples, pictures.size()));
    }

    private List<Picture> draw() {
        try (Scope scope = session.scope().child("pictures")) {
            Tensor drawn =
                    session.substrate().render(scope, state(), session.rule().look());
            int height = drawn.shape().dim(1);
            int width = drawn.shape().dim(2);
            int each = 4 * height * width;
            List<Picture> all = new ArrayList<>();
            for (int sample = 0; sample < drawn.shape().dim(0); sample++) {
                all.add(new Picture(width, height, drawn.readBytes((long) sample * each, each)));
            }
            return List.copyOf(all);
        }
    }
}

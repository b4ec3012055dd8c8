// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import java.util.List;
import java.util.Map;
import org.morphogen.api.data.Picture;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.observe.Observation;

/** What a run says after a tick, without a device. */
record Tick(long index, boolean last, Map<String, Double> metrics, double seconds, List<Picture> drawn)
        implements Observation {

    @Override
    public State state() {
        throw new UnsupportedOperationException("This run has no device");
    }

    @Override
    public List<Picture> pictures(int samples) {
        return drawn.subList(0, Math.min(samples, drawn.size()));
    }
}

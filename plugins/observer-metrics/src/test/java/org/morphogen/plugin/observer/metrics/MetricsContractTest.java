// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics;

import java.util.Map;
import java.util.stream.Stream;
import org.morphogen.api.observe.ObserverType;
import org.morphogen.testkit.ObserverContract;

class MetricsContractTest extends ObserverContract<MetricsConfig> {

    @Override
    protected ObserverType<MetricsConfig> type() {
        return new MetricsObserverType();
    }

    @Override
    protected Stream<Map<String, Object>> examples() {
        return Stream.of(Map.of(), Map.of("every", 7), Map.of("every", 3, "tensorboard", false));
    }

    /** Event files are named after the time, and a resumed run adds one. */
    @Override
    protected boolean holdsTimes(String name) {
        return name.startsWith("events.out.tfevents.");
    }
}

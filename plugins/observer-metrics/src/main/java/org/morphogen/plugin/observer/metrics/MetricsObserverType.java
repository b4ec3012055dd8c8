// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.metrics;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers that write a run's numbers. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "metrics")
public final class MetricsObserverType implements ObserverType<MetricsConfig> {

    @Override
    public Class<MetricsConfig> configuration() {
        return MetricsConfig.class;
    }

    @Override
    public Observer create(MetricsConfig configuration, Context context) {
        return new MetricsObserver(configuration);
    }
}

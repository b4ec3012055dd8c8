// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.curve;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers that draw a curve of the loss. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "curve")
public final class CurveObserverType implements ObserverType<CurveConfig> {

    @Override
    public Class<CurveConfig> configuration() {
        return CurveConfig.class;
    }

    @Override
    public Observer create(CurveConfig configuration, Context context) {
        return new CurveObserver(configuration);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.picture;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers that draw states. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "picture")
public final class PictureObserverType implements ObserverType<PictureConfig> {

    @Override
    public Class<PictureConfig> configuration() {
        return PictureConfig.class;
    }

    @Override
    public Observer create(PictureConfig configuration, Context context) {
        return new PictureObserver(configuration);
    }
}

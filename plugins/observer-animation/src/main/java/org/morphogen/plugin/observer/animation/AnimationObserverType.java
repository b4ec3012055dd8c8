// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers that write moving pictures. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "animation")
public final class AnimationObserverType implements ObserverType<AnimationConfig> {

    @Override
    public Class<AnimationConfig> configuration() {
        return AnimationConfig.class;
    }

    @Override
    public Observer create(AnimationConfig configuration, Context context) {
        return new AnimationObserver(configuration);
    }
}

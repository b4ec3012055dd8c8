// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.entropy;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers of high-order entropy. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "entropy")
public final class EntropyObserverType implements ObserverType<EntropyConfig> {

    @Override
    public Class<EntropyConfig> configuration() {
        return EntropyConfig.class;
    }

    @Override
    public Observer create(EntropyConfig config, Context context) {
        return new EntropyObserver(config);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.census;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers that count programs. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "census")
public final class CensusObserverType implements ObserverType<CensusConfig> {

    @Override
    public Class<CensusConfig> configuration() {
        return CensusConfig.class;
    }

    @Override
    public Observer create(CensusConfig config, Context context) {
        return new CensusObserver(config);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.tokens;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.osgi.service.component.annotations.Component;

/** Makes observers of tracer tokens. */
@Component(service = ObserverType.class)
@Plugin(kind = Kind.OBSERVER, type = "tokens")
public final class TokensObserverType implements ObserverType<TokensConfig> {

    @Override
    public Class<TokensConfig> configuration() {
        return TokensConfig.class;
    }

    @Override
    public Observer create(TokensConfig config, Context context) {
        return new TokensObserver(config);
    }
}

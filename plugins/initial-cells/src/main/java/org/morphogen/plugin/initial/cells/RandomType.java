// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.initial.cells;

import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Random cells on any substrate of floats. */
@Component(service = InitialType.class)
@Plugin(kind = Kind.INITIAL, type = "random")
public final class RandomType implements InitialType<RandomConfig> {

    @Override
    public Class<RandomConfig> configuration() {
        return RandomConfig.class;
    }

    @Override
    public Initial create(RandomConfig config, Substrate substrate, Rule rule, Context context) {
        GridShape shape = GridShape.column(substrate, context.problems()).orElse(new GridShape(1, 1, 1));
        return new RandomInitial(config, shape, context.scope());
    }
}

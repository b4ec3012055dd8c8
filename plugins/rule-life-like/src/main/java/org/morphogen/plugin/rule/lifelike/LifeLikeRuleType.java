// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.lifelike;

import java.util.Optional;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Life-like rules on any substrate with the operator {@code moore}. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "life-like")
public final class LifeLikeRuleType implements RuleType<LifeLikeConfig> {

    private static final BirthSurvival LIFE = new BirthSurvival(1 << 3, 1 << 2 | 1 << 3);

    @Override
    public Class<LifeLikeConfig> configuration() {
        return LifeLikeConfig.class;
    }

    @Override
    public Rule create(LifeLikeConfig config, Substrate substrate, Context context) {
        Optional<BirthSurvival> rule = BirthSurvival.parse(config.rule());
        if (rule.isEmpty()) {
            context.problems()
                    .error(
                            "/rule",
                            "'" + config.rule() + "'",
                            "birth and survival counts from 0 to 8, as B3/S23 or 23/3",
                            "");
        }
        if (substrate.channels() != 1) {
            context.problems()
                    .error(
                            "",
                            "cells of " + substrate.channels() + " channels",
                            "1 channel",
                            "Set substrate.channels=1");
        }
        return new LifeLikeRule(rule.orElse(LIFE), context.scope());
    }
}

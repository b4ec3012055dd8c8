// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.neural;

import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Neural rules on any substrate that offers the operators that they sense. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "neural")
public final class NeuralRuleType implements RuleType<NeuralRuleConfig> {

    @Override
    public Class<NeuralRuleConfig> configuration() {
        return NeuralRuleConfig.class;
    }

    @Override
    public Rule create(NeuralRuleConfig config, Substrate substrate, Context context) {
        check(config, substrate, context.problems());
        PerceivedOperators.Found perceived = new PerceivedOperators(substrate.operators())
                .find(config.perception(), context.problems().at("/perception"));
        return new NeuralRule(config, perceived, substrate.channels(), context.scope());
    }

    private static void check(NeuralRuleConfig config, Substrate substrate, Problems problems) {
        boolean masked = config.livingMask() != Activity.Mask.NONE;
        if (masked && config.livingChannel() >= substrate.channels()) {
            problems.error(
                    "/livingChannel",
                    String.valueOf(config.livingChannel()),
                    "0 to " + (substrate.channels() - 1) + ", a channel of the substrate",
                    "The article's cells have 16 channels, and channel 3 is alpha; or set livingMask to none");
        }
        if (config.fireRate() < 1.0 / 65536) {
            problems.error("/fireRate", String.valueOf(config.fireRate()), "at least 1/65536, or 1", "");
        }
    }
}

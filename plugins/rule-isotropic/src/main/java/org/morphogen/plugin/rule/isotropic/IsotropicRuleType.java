// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.isotropic;

import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Planar;
import org.morphogen.api.substrate.Substrate;
import org.osgi.service.component.annotations.Component;

/** Isotropic neural rules on any substrate that offers a laplacian. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "isotropic")
public final class IsotropicRuleType implements RuleType<IsotropicRuleConfig> {

    @Override
    public Class<IsotropicRuleConfig> configuration() {
        return IsotropicRuleConfig.class;
    }

    @Override
    public Rule create(IsotropicRuleConfig config, Substrate substrate, Context context) {
        check(config, substrate, context.problems());
        return new IsotropicRule(config, substrate.channels(), context.scope());
    }

    private static void check(IsotropicRuleConfig config, Substrate substrate, Problems problems) {
        if (config.livingChannel() >= substrate.channels()) {
            problems.error(
                    "/livingChannel",
                    String.valueOf(config.livingChannel()),
                    "0 to " + (substrate.channels() - 1) + ", a channel of the substrate",
                    "The paper's cells have 16 channels, and channel 3 is alpha");
        }
        if (config.fireRate() < 1.0 / 65536) {
            problems.error("/fireRate", String.valueOf(config.fireRate()), "at least 1/65536, or 1", "");
        }
        if (config.variant() == IsotropicRuleConfig.Variant.LAP6 && !(substrate instanceof Planar)) {
            problems.warning(
                    "/variant",
                    "lap6 on a square grid",
                    "the substrate 'hexagonal'",
                    "Here its patterns are sheared, and losses that compare with pictures expect them upright");
        }
    }
}

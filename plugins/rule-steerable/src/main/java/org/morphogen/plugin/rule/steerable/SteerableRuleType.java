// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.steerable;

import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Angular;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.rule.steerable.SteerableRuleConfig.Steering;
import org.osgi.service.component.annotations.Component;

/** Steerable neural rules on any substrate that offers both gradients and a laplacian. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "steerable")
public final class SteerableRuleType implements RuleType<SteerableRuleConfig> {

    /** Red, green, blue, alpha, and the angle or the channel that aligns. */
    private static final int FEWEST_CHANNELS = 5;

    @Override
    public Class<SteerableRuleConfig> configuration() {
        return SteerableRuleConfig.class;
    }

    @Override
    public Rule create(SteerableRuleConfig config, Substrate substrate, Context context) {
        Problems problems = context.problems();
        checkChannels(config, substrate, problems);
        if (config.fireRate() < 1.0 / 65536) {
            problems.error("/fireRate", String.valueOf(config.fireRate()), "at least 1/65536, or 1", "");
        }
        // After a mistake the rule is made for the fewest channels, so that further mistakes come to light.
        int channels = Math.max(FEWEST_CHANNELS, substrate.channels());
        return new SteerableRule(config, channels, context.scope());
    }

    private static void checkChannels(SteerableRuleConfig config, Substrate substrate, Problems problems) {
        int channels = substrate.channels();
        int angles = Angular.angles(substrate);
        boolean byAngle = config.steering() == Steering.ANGLE;
        if (channels < FEWEST_CHANNELS) {
            problems.error(
                    "/steering",
                    channels + " channels a site",
                    "at least " + FEWEST_CHANNELS + ": red, green, blue, alpha and "
                            + (byAngle ? "the angle" : "one to align by"),
                    "Set substrate.channels; the paper's cells have 16");
        }
        if (angles != (byAngle ? 1 : 0)) {
            problems.error(
                    "/steering",
                    (byAngle ? "angle" : "gradient") + " on a substrate with " + angles + " angles",
                    byAngle ? "1 angle, the last channel" : "0 angles: the last channel is a value like the others",
                    "Set substrate.angles to " + (byAngle ? "1" : "0"));
        }
        if (config.livingChannel() >= channels - angles) {
            problems.error(
                    "/livingChannel",
                    String.valueOf(config.livingChannel()),
                    "0 to " + (channels - angles - 1) + ", a channel that is no angle",
                    "The paper's cells have 16 channels, and channel 3 is alpha");
        }
    }
}

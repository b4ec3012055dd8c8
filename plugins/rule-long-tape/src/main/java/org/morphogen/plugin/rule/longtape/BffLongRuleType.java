// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.kernels.soup.LongTape;
import org.morphogen.kernels.soup.LongTapeRule;
import org.osgi.service.component.annotations.Component;

/** BFF on a long tape (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "bff-long")
public final class BffLongRuleType implements RuleType<BffLongConfig> {

    @Override
    public Class<BffLongConfig> configuration() {
        return BffLongConfig.class;
    }

    @Override
    public Rule create(BffLongConfig config, Substrate substrate, Context context) {
        if (substrate instanceof LongTape tape && config.offset() >= tape.length()) {
            context.problems()
                    .error(
                            "/offset",
                            config.offset() + " bytes",
                            "less than the tape's " + tape.length() + " bytes",
                            "");
        }
        return LongTapeRule.create(
                KernelSource.of(BffLongRuleType.class, "bff_long_run.cl"),
                Map.of(
                        "OFFSET", config.offset(),
                        "STEPS", config.steps(),
                        "QUIRK", config.quirk().ordinal()),
                config.mutateEvery(),
                substrate,
                context);
    }
}

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
import org.morphogen.kernels.soup.LongTapeRule;
import org.osgi.service.component.annotations.Component;

/** Forth on a long tape (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "forth-long")
public final class ForthLongRuleType implements RuleType<ForthLongConfig> {

    @Override
    public Class<ForthLongConfig> configuration() {
        return ForthLongConfig.class;
    }

    @Override
    public Rule create(ForthLongConfig config, Substrate substrate, Context context) {
        return LongTapeRule.create(
                KernelSource.of(ForthLongRuleType.class, "forth_long_run.cl"),
                Map.of("STEPS", config.steps()),
                config.mutateEvery(),
                substrate,
                context);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.i8080;

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

/** The 8080 on a long tape (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "8080")
public final class I8080RuleType implements RuleType<I8080Config> {

    @Override
    public Class<I8080Config> configuration() {
        return I8080Config.class;
    }

    @Override
    public Rule create(I8080Config config, Substrate substrate, Context context) {
        return LongTapeRule.create(
                KernelSource.of(I8080RuleType.class, "i8080_run.cl"),
                Map.of("CYCLES", config.cycles()),
                config.mutateEvery(),
                substrate,
                context);
    }
}

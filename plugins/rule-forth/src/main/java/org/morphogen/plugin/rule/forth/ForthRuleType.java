// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.forth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.RuleType;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;
import org.osgi.service.component.annotations.Component;

/** The stack languages of program soups (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "forth")
public final class ForthRuleType implements LanguageType<ForthConfig> {

    private static final int STEPS = 8192;

    @Override
    public Class<ForthConfig> configuration() {
        return ForthConfig.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return Arrays.stream(ForthVariant.values())
                .collect(Collectors.toMap(ForthVariant::language, variant -> Map.of("variant", variant.setting())));
    }

    @Override
    public Language language(ForthConfig configuration) {
        ForthVariant variant = configuration.variant();
        return new Language(
                variant.language(),
                KernelSource.of(ForthRuleType.class, "forth_run.cl"),
                Map.of("VARIANT", variant.ordinal()),
                STEPS,
                List.of("pc", "depth", "top"),
                new ForthNotation(variant));
    }
}

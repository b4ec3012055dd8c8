// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.subleq;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.RuleType;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;
import org.morphogen.kernels.soup.Notation;
import org.osgi.service.component.annotations.Component;

/** Subtract and branch if not positive (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "subleq")
public final class SubleqRuleType implements LanguageType<SubleqConfig> {

    private static final int STEPS = 8192;

    @Override
    public Class<SubleqConfig> configuration() {
        return SubleqConfig.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return Map.of("subleq", Map.of());
    }

    @Override
    public Language language(SubleqConfig configuration) {
        return new Language(
                "subleq",
                KernelSource.of(SubleqRuleType.class, "subleq_run.cl"),
                Map.of(),
                STEPS,
                List.of("pc"),
                Notation.hex());
    }
}

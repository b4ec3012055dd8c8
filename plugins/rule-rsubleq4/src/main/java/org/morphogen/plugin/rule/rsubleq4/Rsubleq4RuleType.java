// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.rsubleq4;

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

/** Subtract and branch with relative operands (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "rsubleq4")
public final class Rsubleq4RuleType implements LanguageType<Rsubleq4Config> {

    private static final int STEPS = 8192;

    @Override
    public Class<Rsubleq4Config> configuration() {
        return Rsubleq4Config.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return Map.of("rsubleq4", Map.of());
    }

    @Override
    public Language language(Rsubleq4Config configuration) {
        return new Language(
                "rsubleq4",
                KernelSource.of(Rsubleq4RuleType.class, "rsubleq4_run.cl"),
                Map.of(),
                STEPS,
                List.of("pc"),
                Notation.hex());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.RuleType;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;
import org.osgi.service.component.annotations.Component;

/** The Z80 on two programs of a soup (Agüera y Arcas et al. 2024, arXiv 2406.19108). */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "z80")
public final class Z80RuleType implements LanguageType<Z80Config> {

    @Override
    public Class<Z80Config> configuration() {
        return Z80Config.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return Map.of("z80", Map.of());
    }

    @Override
    public Language language(Z80Config configuration) {
        return new Language(
                "z80",
                KernelSource.of(Z80RuleType.class, "z80_run.cl"),
                Map.of(),
                configuration.steps(),
                List.of("pc", "sp", "af", "bc", "de", "hl", "ix", "iy", "wz", "r"),
                new Z80Notation());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import java.util.LinkedHashMap;
import java.util.Map;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.RuleType;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;
import org.osgi.service.component.annotations.Component;

/** The BFF languages, on any substrate of programs. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "bff")
public final class BffRuleType implements LanguageType<BffConfig> {

    @Override
    public Class<BffConfig> configuration() {
        return BffConfig.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        Map<String, Map<String, Object>> languages = new LinkedHashMap<>();
        for (Variant variant : Variant.values()) {
            languages.put(variant.word(), Map.of("variant", variant.json()));
        }
        return languages;
    }

    @Override
    public Language language(BffConfig configuration) {
        return configuration.variant().language();
    }
}

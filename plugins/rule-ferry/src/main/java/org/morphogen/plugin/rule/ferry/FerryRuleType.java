// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.ferry;

import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.config.Doc;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Plugin;
import org.morphogen.api.rule.RuleType;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;
import org.morphogen.kernels.soup.Notation;
import org.osgi.service.component.annotations.Component;

/** The smallest complete language: docs/languages.md walks through it. */
@Component(service = RuleType.class)
@Plugin(kind = Kind.RULE, type = "ferry")
public final class FerryRuleType implements LanguageType<FerryRuleType.Settings> {

    /** It has none. */
    @Doc("Every byte is a command that ferries bytes between two places of the tape.")
    public record Settings() {}

    @Override
    public Class<Settings> configuration() {
        return Settings.class;
    }

    @Override
    public Map<String, Map<String, Object>> languages() {
        return Map.of("ferry", Map.of());
    }

    @Override
    public Language language(Settings settings) {
        KernelSource source = KernelSource.of(FerryRuleType.class, "ferry_run.cl");
        return new Language("ferry", source, Map.of(), 8192, List.of("pc", "from", "to"), Notation.hex());
    }
}

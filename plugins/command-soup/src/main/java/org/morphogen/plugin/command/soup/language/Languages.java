// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup.language;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.kernels.soup.Language;
import org.morphogen.kernels.soup.LanguageType;

/**
 * The languages of all plugins that are there.
 *
 * @param catalog of plugins
 */
public record Languages(Catalog catalog) {

    /** The rule of a language as an experiment file has it. Throws ExperimentException listing the languages. */
    public Map<String, Object> rule(String language) {
        Map<String, Map<String, Object>> all = all();
        Map<String, Object> rule = all.get(language);
        if (rule == null) {
            throw new ExperimentException(
                    "There is no language '" + language + "'; there are " + String.join(", ", all.keySet()));
        }
        return rule;
    }

    /** The language itself. Throws as {@link #rule} does. */
    public Language language(String name, Experiments experiments) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("steps", 1);
        json.put("substrate", Map.of("type", "soup"));
        json.put("rule", rule(name));
        json.put("initial", Map.of("type", "programs"));
        Part rule = experiments.resolve(json, Path.of("").toAbsolutePath()).rule();
        for (Catalog.Entry entry : catalog.entries()) {
            if (entry.kind() == Kind.RULE
                    && entry.type().equals(rule.type())
                    && entry.service() instanceof LanguageType<?> type) {
                return of(type, rule.configuration());
            }
        }
        throw new IllegalStateException("The language " + name + " was here a moment ago");
    }

    private static <C extends Record> Language of(LanguageType<C> type, Record configuration) {
        return type.language(type.configuration().cast(configuration));
    }

    private Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        for (Catalog.Entry entry : catalog.entries()) {
            if (entry.kind() == Kind.RULE && entry.service() instanceof LanguageType<?> type) {
                type.languages().forEach((name, settings) -> {
                    Map<String, Object> rule = new LinkedHashMap<>();
                    rule.put("type", entry.type());
                    rule.putAll(settings);
                    all.putIfAbsent(name, rule);
                });
            }
        }
        return all;
    }
}

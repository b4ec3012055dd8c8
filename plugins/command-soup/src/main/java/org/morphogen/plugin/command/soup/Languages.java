// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.kernels.soup.LanguageType;

/**
 * The languages of all plugins that are there.
 *
 * @param catalog of plugins
 */
record Languages(Catalog catalog) {

    /** The rule of a language as an experiment file has it. Throws ExperimentException listing the languages. */
    Map<String, Object> rule(String language) {
        Map<String, Map<String, Object>> all = all();
        Map<String, Object> rule = all.get(language);
        if (rule == null) {
            throw new ExperimentException(
                    "There is no language '" + language + "'; there are " + String.join(", ", all.keySet()));
        }
        return rule;
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

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.config.schema.SchemaCheck;
import org.morphogen.config.words.Nearest;

/** A plugin that no experiment names, from settings alone. */
record SinglePart(Json json, Catalog catalog) {

    /** Throws ExperimentException with every mistake. */
    Part resolve(Kind kind, String type, List<String> settings) {
        List<String> types = Parts.types(catalog, kind);
        if (!types.contains(type)) {
            throw new ExperimentException("There is no " + kind.word() + " '" + type + "'; "
                    + (types.isEmpty()
                            ? "none is installed."
                            : ("there are " + String.join(", ", types) + ". " + Nearest.advice(type, types)).strip()));
        }
        ProblemList problems = new ProblemList();
        Map<String, Object> values = new LinkedHashMap<>();
        Settings setter = new Settings(json);
        settings.forEach(setting -> setter.apply(values, setting, problems));
        values.put("type", type);
        Part part = new Parts(catalog, json, new FileSchema(json, catalog), new SchemaCheck())
                .resolve(kind, values, "", problems);
        if (part == null || problems.hasErrors()) {
            throw Mistakes.exception(kind.word() + " " + type, values, problems.problems(), null);
        }
        return part;
    }
}

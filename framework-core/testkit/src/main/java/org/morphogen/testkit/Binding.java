// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.Map;
import java.util.Objects;
import org.morphogen.api.config.ProblemList;
import org.morphogen.config.schema.Binder;
import org.morphogen.config.schema.Checks;
import org.morphogen.config.schema.RecordSchema;
import org.morphogen.config.schema.SchemaCheck;
import org.morphogen.config.text.JsonText;
import org.opentest4j.AssertionFailedError;

/** From plain JSON values to a configuration record, the way an experiment file goes. */
final class Binding {

    private Binding() {}

    static Map<String, Object> schema(Class<? extends Record> type) {
        return new RecordSchema(new JsonText()).of(type);
    }

    /** The schemas of the record's components by name. */
    static Map<?, ?> properties(Class<? extends Record> type) {
        return (Map<?, ?>) Objects.requireNonNull(schema(type).get("properties"));
    }

    /** What the schema says about the values. */
    static ProblemList problems(Class<? extends Record> type, Map<String, Object> values) {
        ProblemList problems = new ProblemList();
        new SchemaCheck().check(schema(type), values, problems);
        return problems;
    }

    /** Fails if the values are not valid. */
    static <C extends Record> C bind(Class<C> type, Map<String, Object> values) {
        ProblemList problems = problems(type, values);
        if (problems.hasErrors()) {
            throw new AssertionFailedError("Example " + values + " is not valid: " + problems.problems());
        }
        C configuration = new Binder(new JsonText()).bind(type, values);
        Checks.check(configuration, problems);
        if (problems.hasErrors()) {
            throw new AssertionFailedError("Example " + values + " breaks a condition: " + problems.problems());
        }
        return configuration;
    }
}

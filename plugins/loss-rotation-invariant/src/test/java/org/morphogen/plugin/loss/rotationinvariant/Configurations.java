// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.loss.rotationinvariant;

import java.util.List;
import java.util.Map;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Kind;
import org.morphogen.config.schema.Binder;
import org.morphogen.config.schema.RecordSchema;
import org.morphogen.config.schema.SchemaCheck;
import org.morphogen.config.text.JsonText;
import org.morphogen.testkit.Instances;

/** Configurations from plain values. */
final class Configurations {

    private Configurations() {}

    static RotationInvariantConfig of(Map<String, Object> values) {
        return (RotationInvariantConfig)
                Instances.part(Kind.LOSS, "rotation-invariant", new RotationInvariantLossType(), values)
                        .configuration();
    }

    /** What is wrong with values by themselves. */
    static List<Problem> problems(Map<String, Object> values) {
        ProblemList problems = new ProblemList();
        new SchemaCheck().check(new RecordSchema(new JsonText()).of(RotationInvariantConfig.class), values, problems);
        if (!problems.hasErrors()) {
            new Binder(new JsonText())
                    .bind(RotationInvariantConfig.class, values)
                    .check(problems);
        }
        return problems.problems();
    }
}

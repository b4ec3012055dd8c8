// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.train.Session;

/** A rule's parameters in a file: each tensor under its own name. */
public record Model(Session session) {

    Snapshot snapshot() {
        Snapshot snapshot = new Snapshot();
        save(snapshot);
        return snapshot;
    }

    void save(Snapshot target) {
        session.parameters().tensors().forEach(target::put);
        target.note("format", "morphogen-model-1");
        target.note("rule", session.experiment().rule().type());
        target.note("rule.version", session.experiment().rule().version());
        target.note("experiment", session.experiment().name());
    }

    /** Throws ExperimentException naming the file and both shapes. */
    public void load(Snapshot source, Path file) {
        try {
            session.parameters().tensors().forEach(source::copyTo);
        } catch (IllegalArgumentException e) {
            String wanted = session.parameters().tensors().entrySet().stream()
                    .map(t -> t.getKey() + " " + t.getValue().shape())
                    .collect(Collectors.joining(", "));
            throw new ExperimentException(file + " does not fit the rule '"
                    + session.experiment().rule().type() + "': " + e.getMessage() + ". The rule has " + wanted);
        }
    }
}

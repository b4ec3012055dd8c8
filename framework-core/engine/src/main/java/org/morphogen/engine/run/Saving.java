// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import org.morphogen.api.run.RunFolder;
import org.morphogen.api.run.Snapshot;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.Workload;

/** Writes checkpoints and the model. */
record Saving(RunFolder folder, Session session, Workload workload) {

    private static final String SECONDS = "seconds";

    /** A checkpoint from which tick {@code next} comes next. */
    void checkpoint(long next, double seconds) {
        Snapshot snapshot = new Model(session).snapshot();
        snapshot.note(SECONDS, Double.toString(seconds));
        workload.save(snapshot);
        folder.checkpoint(next, snapshot);
    }

    /** How long the run had taken when a checkpoint was written. */
    static double seconds(Snapshot checkpoint) {
        String seconds = checkpoint.note(SECONDS);
        return seconds == null ? 0 : Double.parseDouble(seconds);
    }

    /** The model; nothing for a rule without parameters. */
    boolean model() {
        if (session.parameters().tensors().isEmpty()) {
            return false;
        }
        folder.model(new Model(session).snapshot());
        return true;
    }
}

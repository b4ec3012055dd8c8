// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.importer.neural;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.run.Importer.Imported;
import org.morphogen.api.train.Session;
import org.morphogen.config.experiment.ExperimentFiles;
import org.morphogen.config.text.JsonText;
import org.morphogen.engine.session.Composer;
import org.morphogen.plugin.initial.cells.SeedCellType;
import org.morphogen.plugin.rule.neural.NeuralRuleType;
import org.morphogen.plugin.substrate.grid.GridSubstrateType;

/** An imported model on a device: the experiment that came with it, composed by the engine, and its weights. */
final class Grower {

    private final Session session;

    /** @param scope holds all of it */
    Grower(Imported imported, Scope scope) {
        Catalog catalog = () -> List.of(
                entry(Kind.SUBSTRATE, "grid", new GridSubstrateType()),
                entry(Kind.RULE, "neural", new NeuralRuleType()),
                entry(Kind.INITIAL, "seed-cell", new SeedCellType()));
        Map<String, Object> values = new LinkedHashMap<>(imported.experiment());
        values.remove("observers");
        Experiment experiment = new ExperimentFiles(new JsonText(), catalog).resolve(values, Path.of(""));
        session = new Composer(catalog).session(experiment, scope, new ProblemList());
        session.parameters().tensors().forEach(imported.model()::copyTo);
    }

    State state(int samples) {
        return session.substrate().state().allocate(session.scope(), samples);
    }

    /** Overwrites all samples with the seed. */
    void seed(State state) {
        session.initial().fill(state, 0, state.batch(), new Step(1, 0, 0));
    }

    Rollout rollout(State start, long seed) {
        return session.dynamics().rollout(session.parameters(), start, new Step(seed, 0, 0));
    }

    private static Catalog.Entry entry(Kind kind, String type, Object service) {
        return new Catalog.Entry(kind, type, "1.0.0", "test", service);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problem;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.config.Problems;
import org.morphogen.api.data.Picture;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.engine.compose.FusionChoice;
import org.morphogen.shell.host.Host;

/** A substrate and a rule made by the plugins that are there, composed and fused, on one open device. */
final class Composition implements AutoCloseable {

    private final Catalog catalog;
    private final Compute compute;
    private final Scope scope;
    private final Experiment experiment;
    private final ProblemList problems = new ProblemList();
    private final Substrate substrate;
    private final Rule rule;

    /** @param compute closed with this */
    Composition(Host host, Compute compute, Map<String, Object> substrate, Map<String, Object> rule) {
        this.catalog = host.catalog();
        this.compute = compute;
        this.scope = compute.scope("bench");
        this.experiment = host.experiments()
                .resolve(
                        Map.of(
                                "name",
                                "bench",
                                "steps",
                                1,
                                "substrate",
                                substrate,
                                "rule",
                                rule,
                                "initial",
                                Map.of("type", "seed-cell", "fromChannel", 0)),
                        Path.of(""));
        this.substrate = substrate((SubstrateType<?>) service(experiment.substrate()));
        this.rule = rule((RuleType<?>) service(experiment.rule()));
        List<Problem> errors =
                problems.problems().stream().filter(Problem::fatal).toList();
        if (!errors.isEmpty()) {
            throw new ExperimentException("The benchmark's experiment cannot run:", errors);
        }
    }

    private Object service(Part part) {
        return catalog.find(part.kind(), part.type())
                .orElseThrow(() -> new ExperimentException("This benchmark needs the "
                        + part.kind().word() + " '" + part.type() + "'. See './morphogen list'"))
                .service();
    }

    private <C extends Record> Substrate substrate(SubstrateType<C> type) {
        Part part = experiment.substrate();
        return type.create(type.configuration().cast(part.configuration()), context(part));
    }

    private <C extends Record> Rule rule(RuleType<C> type) {
        Part part = experiment.rule();
        return type.create(type.configuration().cast(part.configuration()), substrate, context(part));
    }

    private Context context(Part part) {
        return new PartContext(scope.child(part.type()), problems.at(part.pointer()));
    }

    Compute compute() {
        return compute;
    }

    Scope scope() {
        return scope;
    }

    Substrate substrate() {
        return substrate;
    }

    Rule rule() {
        return rule;
    }

    Dynamics composed() {
        return new ComposedDynamics(substrate, rule, scope);
    }

    /** What an experiment would get: the fusion of the pair if there is one, else the composition. */
    Dynamics best() {
        return new FusionChoice(catalog)
                .of(experiment.substrate(), experiment.rule(), compute.device(), problems)
                .map(entry -> ((FusionType) entry.service())
                        .create(experiment.substrate(), experiment.rule(), scope.child("fusion")))
                .orElseGet(this::composed);
    }

    @Override
    public void close() {
        rule.close();
        substrate.close();
        scope.close();
        compute.close();
    }

    /** The parts of a benchmark name no files and no pictures. */
    private record PartContext(Scope scope, Problems problems) implements Context {

        @Override
        public Path file(String name) {
            return Path.of(name);
        }

        @Override
        public Optional<Picture> picture(String name, String pointer) {
            problems.error(pointer, name, "no picture", "");
            return Optional.empty();
        }
    }
}

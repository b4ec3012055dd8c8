// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.TrainerType;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.engine.dry.DryCompute;
import org.morphogen.engine.picture.PictureReader;
import org.morphogen.engine.simulate.Simulation;

/** Makes the parts of an experiment with the plugins that are there and puts them together. */
public final class Composer {

    private final Catalog catalog;
    private final PictureReader pictures;

    public Composer(Catalog catalog) {
        this.catalog = catalog;
        this.pictures = new PictureReader(catalog);
    }

    /** What does not fit is told to {@code problems}; a part that could not be made ends the composition early. */
    public Session session(Experiment experiment, Scope scope, Problems problems) {
        Making making = new Making(experiment, scope, problems);
        Substrate substrate = making.substrate();
        Rule rule = making.rule(substrate);
        Initial initial = making.initial(substrate, rule);
        List<WeightedLoss> losses = making.losses(substrate, rule);
        Dynamics dynamics = dynamics(experiment, substrate, rule, scope);
        return new LiveSession(
                experiment,
                scope,
                substrate,
                rule,
                dynamics,
                new ParameterValues(experiment.seed()).initial(rule.parameters(), scope),
                initial,
                losses);
    }

    /** Training if the experiment has any, else a simulation. */
    public Workload workload(Session session, Problems problems) {
        Optional<Part> training = session.experiment().training();
        if (training.isEmpty()) {
            return new Simulation(session);
        }
        Part part = training.get();
        return trainer(part, (TrainerType<?>) service(part), session, problems);
    }

    private <C extends Record> Workload trainer(Part part, TrainerType<C> type, Session session, Problems problems) {
        Context context = context(part, session.experiment(), session.scope(), problems);
        return type.create(type.configuration().cast(part.configuration()), session, context);
    }

    public Analysis analysis(Part part, Session session, Problems problems) {
        return analysis(part, (AnalysisType<?>) service(part), session, problems);
    }

    private <C extends Record> Analysis analysis(Part part, AnalysisType<C> type, Session session, Problems problems) {
        Context context = context(part, session.experiment(), session.scope(), problems);
        return type.create(type.configuration().cast(part.configuration()), session, context);
    }

    public List<Observer> observers(Experiment experiment, Scope scope, Problems problems) {
        List<Observer> observers = new ArrayList<>();
        for (Part part : experiment.observers()) {
            observers.add(observer(part, (ObserverType<?>) service(part), experiment, scope, problems));
        }
        return observers;
    }

    private <C extends Record> Observer observer(
            Part part, ObserverType<C> type, Experiment experiment, Scope scope, Problems problems) {
        return type.create(type.configuration().cast(part.configuration()), context(part, experiment, scope, problems));
    }

    /**
     * The highest-ranked fusion that supports the pair on this device, else the composition. Without a device it is the
     * composition: fusions ask their kernels for sizes.
     */
    private Dynamics dynamics(Experiment experiment, Substrate substrate, Rule rule, Scope scope) {
        if (experiment.fusion() && !(scope.compute() instanceof DryCompute)) {
            for (Catalog.Entry entry : catalog.entries()) {
                if (entry.kind() == Kind.FUSION
                        && entry.service() instanceof FusionType fusion
                        && fusion.supports(
                                experiment.substrate(),
                                experiment.rule(),
                                scope.compute().device())) {
                    return fusion.create(experiment.substrate(), experiment.rule(), scope.child("fusion"));
                }
            }
        }
        return new ComposedDynamics(substrate, rule, scope);
    }

    private Context context(Part part, Experiment experiment, Scope scope, Problems problems) {
        return new PartContext(scope.child(part.type()), problems.at(part.pointer()), experiment.folder(), pictures);
    }

    /** The plugin service of a part. It was there when the file was read; it may have gone since. */
    private Object service(Part part) {
        return catalog.find(part.kind(), part.type())
                .orElseThrow(() -> new ExperimentException(
                        part.pointer() + ": the " + part.kind().word() + " '" + part.type()
                                + "' is gone; its bundle was stopped or removed. Start it again"))
                .service();
    }

    /** One composition under way. */
    private final class Making {
        private final Experiment experiment;
        private final Scope scope;
        private final Problems problems;

        private Making(Experiment experiment, Scope scope, Problems problems) {
            this.experiment = experiment;
            this.scope = scope;
            this.problems = problems;
        }

        private Context context(Part part) {
            return Composer.this.context(part, experiment, scope, problems);
        }

        private Substrate substrate() {
            return substrate((SubstrateType<?>) service(experiment.substrate()));
        }

        private <C extends Record> Substrate substrate(SubstrateType<C> type) {
            Part part = experiment.substrate();
            return type.create(type.configuration().cast(part.configuration()), context(part));
        }

        private Rule rule(Substrate substrate) {
            return rule((RuleType<?>) service(experiment.rule()), substrate);
        }

        private <C extends Record> Rule rule(RuleType<C> type, Substrate substrate) {
            Part part = experiment.rule();
            Rule rule = type.create(type.configuration().cast(part.configuration()), substrate, context(part));
            if (!problems.hasErrors()) {
                new OperatorNames(substrate.operators())
                        .check(
                                rule.perceives().operators(),
                                experiment.substrate().type(),
                                problems.at(part.pointer()));
            }
            return rule;
        }

        private Initial initial(Substrate substrate, Rule rule) {
            return initial((InitialType<?>) service(experiment.initial()), substrate, rule);
        }

        private <C extends Record> Initial initial(InitialType<C> type, Substrate substrate, Rule rule) {
            Part part = experiment.initial();
            return type.create(type.configuration().cast(part.configuration()), substrate, rule, context(part));
        }

        private List<WeightedLoss> losses(Substrate substrate, Rule rule) {
            List<WeightedLoss> losses = new ArrayList<>();
            for (Part part : experiment.losses()) {
                long same = experiment.losses().stream()
                        .filter(other -> other.type().equals(part.type()))
                        .count();
                String name = same == 1 ? part.type() : part.type() + "-" + (losses.size() + 1);
                losses.add(loss(part, name, (LossType<?>) service(part), substrate, rule));
            }
            return losses;
        }

        private <C extends Record> WeightedLoss loss(
                Part part, String name, LossType<C> type, Substrate substrate, Rule rule) {
            C configuration = type.configuration().cast(part.configuration());
            return new WeightedLoss(name, part.weight(), type.create(configuration, substrate, rule, context(part)));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.dynamics.Dynamics;
import org.morphogen.api.dynamics.FusionType;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.initial.Initial;
import org.morphogen.api.initial.InitialType;
import org.morphogen.api.loss.LossType;
import org.morphogen.api.loss.WeightedLoss;
import org.morphogen.api.rule.Rule;
import org.morphogen.api.rule.RuleType;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.api.substrate.SubstrateType;
import org.morphogen.engine.compose.ComposedDynamics;
import org.morphogen.engine.compose.FusionChoice;
import org.morphogen.engine.dry.DryCompute;

/** One composition under way. */
final class Making {

    private final Plugins plugins;
    private final Experiment experiment;
    private final Scope scope;
    private final Problems problems;
    private Optional<Catalog.Entry> fusion = Optional.empty();

    Making(Plugins plugins, Experiment experiment, Scope scope, Problems problems) {
        this.plugins = plugins;
        this.experiment = experiment;
        this.scope = scope;
        this.problems = problems;
    }

    Composition composition() {
        Substrate substrate = substrate((SubstrateType<?>) service(experiment.substrate()));
        Rule rule = rule((RuleType<?>) service(experiment.rule()), substrate);
        Initial initial = initial((InitialType<?>) service(experiment.initial()), substrate, rule);
        List<WeightedLoss> losses = losses(substrate, rule);
        Dynamics dynamics = dynamics(substrate, rule);
        return new Composition(experiment, scope, substrate, rule, initial, losses, dynamics, fusion);
    }

    private Object service(Part part) {
        return plugins.of(part).service();
    }

    private <C extends Record> Substrate substrate(SubstrateType<C> type) {
        Part part = experiment.substrate();
        return type.create(Plugins.configuration(type, part), plugins.context(part, experiment, scope, problems));
    }

    private <C extends Record> Rule rule(RuleType<C> type, Substrate substrate) {
        Part part = experiment.rule();
        Rule rule = type.create(
                Plugins.configuration(type, part), substrate, plugins.context(part, experiment, scope, problems));
        if (!problems.hasErrors()) {
            new OperatorNames(substrate.operators())
                    .check(rule.perceives().operators(), experiment.substrate().type(), problems.at(part.pointer()));
        }
        return rule;
    }

    private <C extends Record> Initial initial(InitialType<C> type, Substrate substrate, Rule rule) {
        Part part = experiment.initial();
        return type.create(
                Plugins.configuration(type, part), substrate, rule, plugins.context(part, experiment, scope, problems));
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
        return new WeightedLoss(
                name,
                part.weight(),
                type.create(
                        Plugins.configuration(type, part),
                        substrate,
                        rule,
                        plugins.context(part, experiment, scope, problems)));
    }

    /**
     * The fusion of the pair if there is one, else the composition. Without a device it is the composition: fusions ask
     * their kernels for sizes. A development build is never fused: a fusion knows what a
     * release computes, and not what somebody is just changing.
     */
    private Dynamics dynamics(Substrate substrate, Rule rule) {
        boolean released = !Plugins.inDevelopment(experiment.substrate()) && !Plugins.inDevelopment(experiment.rule());
        if (experiment.fusion() && released && !(scope.compute() instanceof DryCompute)) {
            fusion = new FusionChoice(plugins.catalog())
                    .of(
                            experiment.substrate(),
                            experiment.rule(),
                            scope.compute().device(),
                            problems);
            if (fusion.isPresent()) {
                FusionType type = (FusionType) fusion.get().service();
                return type.create(experiment.substrate(), experiment.rule(), scope.child("fusion"));
            }
        }
        return new ComposedDynamics(substrate, rule, scope);
    }
}

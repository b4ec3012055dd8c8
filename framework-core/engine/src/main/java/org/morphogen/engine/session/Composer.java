// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.Problems;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.observe.Observer;
import org.morphogen.api.observe.ObserverType;
import org.morphogen.api.rule.Parameters;
import org.morphogen.api.train.Session;
import org.morphogen.api.train.TrainerType;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.picture.PictureReader;
import org.morphogen.engine.simulate.Simulation;

/** Makes the parts of an experiment with the plugins that are there and puts them together. */
public final class Composer {

    private final Plugins plugins;

    public Composer(Catalog catalog) {
        this.plugins = new Plugins(catalog, new PictureReader(catalog));
    }

    /** A composition with freshly drawn parameters. */
    public LiveSession session(Experiment experiment, Scope scope, Problems problems) {
        Composition composition = compose(experiment, scope, problems);
        return new LiveSession(scope, composition, parameters(composition, scope));
    }

    /**
     * What does not fit is told to {@code problems}; a part that cannot be made ends the composition early, and all
     * memory goes back.
     */
    public Composition compose(Experiment experiment, Scope scope, Problems problems) {
        Scope own = scope.child("composition");
        boolean made = false;
        try {
            Composition composition = new Making(plugins, experiment, own, problems).composition();
            made = true;
            return composition;
        } finally {
            if (!made) {
                own.close();
            }
        }
    }

    /** A rule's parameters as they are before training. */
    public Parameters parameters(Composition composition, Scope scope) {
        return new ParameterValues(composition.experiment().seed())
                .initial(composition.rule().parameters(), scope);
    }

    /** Training if the experiment has any, else a simulation. */
    public Workload workload(Session session, Problems problems) {
        Optional<Part> training = session.experiment().training();
        if (training.isEmpty()) {
            return new Simulation(session);
        }
        Part part = training.get();
        return trainer(part, (TrainerType<?>) plugins.of(part).service(), session, problems);
    }

    private <C extends Record> Workload trainer(Part part, TrainerType<C> type, Session session, Problems problems) {
        return type.create(
                Plugins.configuration(type, part),
                session,
                plugins.context(part, session.experiment(), session.scope(), problems));
    }

    public Analysis analysis(Part part, Session session, Problems problems) {
        return analysis(part, (AnalysisType<?>) plugins.of(part).service(), session, problems);
    }

    private <C extends Record> Analysis analysis(Part part, AnalysisType<C> type, Session session, Problems problems) {
        return type.create(
                Plugins.configuration(type, part),
                session,
                plugins.context(part, session.experiment(), session.scope(), problems));
    }

    public List<Observer> observers(Experiment experiment, Scope scope, Problems problems) {
        List<Observer> observers = new ArrayList<>();
        for (Part part : experiment.observers()) {
            observers.add(observer(part, (ObserverType<?>) plugins.of(part).service(), experiment, scope, problems));
        }
        return observers;
    }

    private <C extends Record> Observer observer(
            Part part, ObserverType<C> type, Experiment experiment, Scope scope, Problems problems) {
        return type.create(Plugins.configuration(type, part), plugins.context(part, experiment, scope, problems));
    }

    /** The plugins of a whole experiment, trainer and observers too. Throws ExperimentException for one that is gone. */
    public List<Catalog.Entry> plugins(Experiment experiment) {
        List<Part> parts = new ArrayList<>(List.of(experiment.substrate(), experiment.rule(), experiment.initial()));
        parts.addAll(experiment.losses());
        parts.addAll(experiment.observers());
        experiment.training().ifPresent(parts::add);
        return parts.stream().map(plugins::of).toList();
    }
}

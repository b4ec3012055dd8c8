// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.swap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Origin;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Swap;
import org.morphogen.api.live.SwapException;
import org.morphogen.api.train.Workload;
import org.morphogen.engine.session.Composer;
import org.morphogen.engine.session.Composition;
import org.morphogen.engine.session.LiveSession;

/** Puts another composition in the place of a running one, or leaves all as it was. */
public final class Swapper {

    private static final System.Logger LOG = System.getLogger(Swapper.class.getName());

    private final Experiments experiments;
    private final Catalog catalog;
    private final Composer composer;

    public Swapper(Experiments experiments, Catalog catalog, Composer composer) {
        this.experiments = experiments;
        this.catalog = catalog;
        this.composer = composer;
    }

    /**
     * What came of it.
     *
     * @param experiment as it is to be from now on
     * @param swap done in place; empty if the run has to begin anew from its states, because parameters do not fit
     * @param misfits the parameters that do not fit
     */
    public record Outcome(Experiment experiment, Optional<Swap> swap, List<String> misfits) {}

    /** Throws SwapException when it was not done; everything is as it was then. */
    public Outcome swap(LiveSession session, Workload workload, Change change, long next) {
        long began = System.nanoTime();
        try {
            Experiment wanted = experiments.change(session.experiment(), change.settings());
            if (wanted.equals(session.experiment())) {
                throw new SwapException("that is what it runs already");
            }
            Composition candidate = compose(wanted, session.scope());
            return decide(session, workload, candidate, change, next, began);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw Failure.exception(e);
        }
    }

    private Composition compose(Experiment experiment, Scope scope) {
        ProblemList problems = new ProblemList();
        Composition candidate = composer.compose(experiment, scope, problems);
        if (problems.hasErrors()) {
            candidate.close();
            throw new ExperimentException("The parts do not fit:", problems.problems());
        }
        return candidate;
    }

    private Outcome decide(
            LiveSession session, Workload workload, Composition candidate, Change change, long next, long began) {
        boolean adopted = false;
        try {
            Fit.state(session.substrate().state(), candidate.substrate().state())
                    .ifPresent(misfit -> {
                        throw new SwapException(misfit);
                    });
            List<String> misfits = Fit.parameters(session.parameters(), candidate.rule());
            if (!misfits.isEmpty()) {
                refuse(misfits, change);
                return new Outcome(candidate.experiment(), Optional.empty(), misfits);
            }
            Composition before = attempt(session, workload, candidate, next);
            adopted = true;
            List<Swap.Part> replaced = replaced(before.experiment(), candidate.experiment());
            close(before);
            return new Outcome(
                    candidate.experiment(),
                    Optional.of(new Swap(
                            next,
                            replaced,
                            List.of(),
                            candidate.dynamics().name(),
                            (System.nanoTime() - began) * 1e-9)),
                    List.of());
        } finally {
            if (!adopted) {
                candidate.close();
            }
        }
    }

    private static void refuse(List<String> misfits, Change change) {
        if (!change.reinitialise()) {
            throw new SwapException("its parameters do not fit: " + String.join("; ", misfits)
                    + ". To draw those anew and keep the others, say --reinitialise");
        }
    }

    /** Tries the composition, then takes it up. Returns the one before, still open; on a failure that one goes on. */
    private static Composition attempt(LiveSession session, Workload workload, Composition candidate, long next) {
        try (Scope scope = session.scope().child("trial")) {
            LiveSession trial = new LiveSession(scope, candidate, session.parameters());
            new Trial(trial, scope, workload.display(), next).run();
        }
        workload.letGo();
        Composition before = session.adopt(candidate);
        try {
            workload.takeUp(next);
        } catch (RuntimeException | Error e) {
            session.adopt(before);
            workload.takeUp(next);
            throw e;
        }
        return before;
    }

    /** The new one runs already: what the old one throws at its end changes nothing. */
    private static void close(Composition before) {
        try {
            before.close();
        } catch (RuntimeException | LinkageError e) {
            LOG.log(System.Logger.Level.WARNING, "the old composition did not close well", e);
        }
    }

    /** Tries a composition that is in its place already. Throws SwapException. */
    public void tried(LiveSession session, Workload workload, long next) {
        try (Scope scope = session.scope().child("trial")) {
            new Trial(session, scope, workload.display(), next).run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            throw Failure.exception(e);
        }
    }

    /** The parts that are not the same in both. */
    public List<Swap.Part> replaced(Experiment before, Experiment after) {
        List<Swap.Part> replaced = new ArrayList<>();
        List<Part> then = parts(after);
        for (Part part : parts(before)) {
            then.stream()
                    .filter(other -> other.pointer().equals(part.pointer()) && !other.equals(part))
                    .forEach(other -> replaced.add(new Swap.Part(part.pointer(), plugin(part), plugin(other))));
        }
        return replaced;
    }

    /** Of a plugin that is gone only the version is known. */
    private Swap.Plugin plugin(Part part) {
        return new Swap.Plugin(
                part.type(),
                catalog.find(part.kind(), part.type(), part.version())
                        .map(catalog::origin)
                        .orElseGet(() -> new Origin("", part.version(), "", "")));
    }

    private static List<Part> parts(Experiment experiment) {
        List<Part> parts = new ArrayList<>(List.of(experiment.substrate(), experiment.rule(), experiment.initial()));
        parts.addAll(experiment.losses());
        return parts;
    }
}

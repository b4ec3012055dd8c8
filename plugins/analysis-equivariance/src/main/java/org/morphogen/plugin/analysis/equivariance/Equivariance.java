// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.analysis.equivariance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tape;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.rule.Activity;
import org.morphogen.api.rule.Perceived;
import org.morphogen.api.rule.Rows;
import org.morphogen.api.run.RunFolder;
import org.morphogen.api.substrate.ActiveSet;
import org.morphogen.api.train.Session;

/**
 * Steps all images of a start state side by side, each under its image of the fire masks. Every site is active in the
 * substrate's eyes, and what does not fire gets an update of zero.
 */
final class Equivariance implements Analysis {

    private final EquivarianceConfig config;
    private final Session session;
    private final Scope scope;
    private final TurnedKernels turned;
    private final List<Double> differences = new ArrayList<>();
    private double largest;

    Equivariance(EquivarianceConfig config, Session session, List<PlaneMap> maps, Scope scope) {
        this.config = config;
        this.session = session;
        this.scope = scope;
        this.turned = new TurnedKernels(maps, session.substrate(), scope);
    }

    @Override
    public int samples() {
        return 1;
    }

    @Override
    public List<Integer> times() {
        return List.of(config.after());
    }

    @Override
    public void see(int steps, State state) {
        Step key = new Step(session.experiment().seed(), 0, steps);
        try (Scope memory = scope.child("images")) {
            State images =
                    session.substrate().state().allocate(memory, turned.maps().size());
            turned.cells(state.cells(), images.cells());
            for (int t = 0; t < config.steps(); t++) {
                try (Scope passing = memory.child("step")) {
                    step(images, key.plus(t), passing).copyTo(memory.compute(), images);
                }
            }
            Tape tape = session.tape(memory, false);
            for (float difference : turned.differences(tape, images.cells())) {
                differences.add((double) difference);
            }
            largest = turned.largest(tape, images.cells());
        }
    }

    private State step(State state, Step step, Scope passing) {
        Tape tape = session.tape(passing, false);
        Activity every = new Activity(1, session.rule().activity().alive());
        ActiveSet active = session.substrate().activate(tape, state, every, step);
        Rows rows =
                session.substrate().perceive(tape, state, active, session.rule().perceives(), step);
        Rows update = session.rule().update(tape, new Perceived(rows, active, step), session.parameters());
        turned.mask(active, update, session.rule().activity().fireRate(), step);
        return session.substrate()
                .apply(tape, state, active, update, session.rule().output(), every, step);
    }

    @Override
    public Map<String, Object> conclude(RunFolder folder) {
        List<Map<String, Object>> all = new ArrayList<>();
        double turns = 0;
        double reflections = 0;
        for (int i = 1; i < turned.maps().size(); i++) {
            PlaneMap map = turned.maps().get(i);
            double relative = largest == 0 ? 0 : differences.get(i) / largest;
            turns = map.mirrors() ? turns : Math.max(turns, relative);
            reflections = map.mirrors() ? Math.max(reflections, relative) : reflections;
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("map", map.name());
            one.put("difference", differences.get(i));
            one.put("relative", relative);
            all.add(one);
        }
        Map<String, Object> found = new LinkedHashMap<>();
        found.put("steps", config.steps());
        found.put("largest", largest);
        found.put("rotations", turns);
        found.put("reflections", reflections);
        found.put("maps", all);
        return found;
    }
}

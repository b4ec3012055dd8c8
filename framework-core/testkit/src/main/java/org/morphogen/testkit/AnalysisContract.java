// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.morphogen.api.analysis.Analysis;
import org.morphogen.api.analysis.AnalysisType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.experiment.Context;
import org.morphogen.api.train.Session;
import org.morphogen.config.text.JsonText;

/** What every analysis holds: it asks for rising times, and finds the same in the same states. */
public abstract class AnalysisContract<C extends Record> extends PluginContract<C> {

    @TempDir
    Path folder;

    @Override
    protected abstract AnalysisType<C> type();

    /** A session whose model is analysed. */
    protected abstract Session session(Scope scope);

    @Override
    final void make(C configuration, Scope scope, Context context) {
        try (Analysis analysis = type().create(configuration, session(scope), context)) {
            assertTrue(analysis.samples() >= 1, "samples " + analysis.samples());
            List<Integer> times = analysis.times();
            assertFalse(times.isEmpty(), "no times");
            assertEquals(times.stream().sorted().distinct().toList(), times, "times rise");
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void equalStatesGiveEqualFindings(Map<String, Object> example, Scope scope) throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            Path path = Files.createDirectories(folder.resolve(name));
            found.add(new JsonText().write(analyse(example, scope, path)));
            try (Stream<Path> files = Files.list(path)) {
                assertTrue(files.allMatch(file -> file.endsWith("analysis")), "files go below analysis/");
            }
        }
        assertEquals(found.get(0), found.get(1));
    }

    private Map<String, Object> analyse(Map<String, Object> example, Scope scope, Path path) {
        try (Scope child = scope.child("analysis")) {
            Session session = session(child);
            Step first = new Step(session.experiment().seed(), 0, 0);
            try (Analysis analysis = type().create(bind(example), session, TestContext.in(child))) {
                State state = session.substrate().state().allocate(child, analysis.samples());
                session.initial().fill(state, 0, analysis.samples(), first);
                try (Rollout rollout = session.dynamics().rollout(session.parameters(), state, first)) {
                    for (int time : analysis.times()) {
                        rollout.advance(time - rollout.next().index());
                        rollout.read(state);
                        analysis.see(time, state);
                    }
                }
                return analysis.conclude(ObservedRun.folder(path));
            }
        }
    }
}

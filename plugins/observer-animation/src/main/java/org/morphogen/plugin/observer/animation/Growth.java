// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.animation;

import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.data.Picture;
import org.morphogen.api.dynamics.Rollout;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.dynamics.Step;
import org.morphogen.api.train.Session;

/** A run of a trained model from its start state, filmed. */
final class Growth {

    /** Training iterations count their streams from 0; this one is far from them. */
    private static final int STREAM = Integer.MAX_VALUE;

    private final Session session;

    Growth(Session session) {
        this.session = session;
    }

    /** Adds the start state, every {@code stride}-th state and the last one. */
    void film(long steps, long stride, Frames frames) {
        Step first = new Step(session.experiment().seed(), STREAM, 0);
        try (Scope scope = session.scope().child("animation")) {
            State state = session.substrate().state().allocate(scope, 1);
            session.initial().fill(state, 0, 1, first);
            frames.add(draw(state), steps == 0);
            try (Rollout rollout = session.dynamics().rollout(session.parameters(), state, first)) {
                for (long done = 0; done < steps; done += stride) {
                    rollout.advance((int) Math.min(stride, steps - done));
                    rollout.read(state);
                    frames.add(draw(state), done + stride >= steps);
                }
            }
        }
    }

    private Picture draw(State state) {
        try (Scope scope = session.scope().child("frame")) {
            Tensor drawn =
                    session.substrate().render(scope, state, session.rule().look());
            int height = drawn.shape().dim(1);
            int width = drawn.shape().dim(2);
            return new Picture(width, height, drawn.readBytes(0, 4 * width * height));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.frame;

import java.util.Optional;
import java.util.function.Function;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.substrate.Substrate;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * Draws one sample on the device and reads it back, on the run's thread.
 *
 * @param view what of it
 * @param sample which one
 * @param seen the tick that viewers have already; empty is answered if the run is still there
 */
record Shot(View view, int sample, long seen) implements Function<Boundary, Optional<Shot.Picture>> {

    /** What was drawn, and after how many ticks. */
    record Picture(int width, int height, long tick, byte[] rgba) {}

    @Override
    public Optional<Picture> apply(Boundary boundary) {
        if (boundary.next() == seen) {
            return Optional.empty();
        }
        State state = boundary.workload().display();
        if (sample >= state.batch()) {
            throw new Refusal(
                    Refusal.MISTAKE, "There is no sample " + sample + "; there are " + state.batch() + ", from 0");
        }
        try (Scope scope = boundary.session().scope().child("window")) {
            Tensor drawn = draw(boundary, scope, only(boundary.session().substrate(), scope, state));
            int height = drawn.shape().dim(1);
            int width = drawn.shape().dim(2);
            return Optional.of(new Picture(width, height, boundary.next(), drawn.readBytes(0, 4 * height * width)));
        }
    }

    private State only(Substrate substrate, Scope scope, State state) {
        if (state.batch() == 1) {
            return state;
        }
        State one = substrate.state().allocate(scope, 1);
        state.copySamples(scope.compute(), sample, 1, one, 0);
        return one;
    }

    private Tensor draw(Boundary boundary, Scope scope, State one) {
        Substrate substrate = boundary.session().substrate();
        if (!view.ofChannel()) {
            return substrate.render(scope, one, boundary.session().rule().look());
        }
        if (view.channel() >= View.channels(substrate)) {
            throw new Refusal(Refusal.MISTAKE, "This substrate has no view '" + view.id() + "'");
        }
        return new Colours(scope).applied(substrate.render(scope, one, view.look()));
    }
}

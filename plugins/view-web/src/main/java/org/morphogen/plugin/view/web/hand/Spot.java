// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.hand;

import java.util.function.BiConsumer;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.dynamics.State;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.train.Workload;
import org.morphogen.plugin.view.web.http.Refusal;

/**
 * A place in a sample's picture.
 *
 * @param sample which sample
 * @param x in pixels of the picture from its left edge; the centre of the first is 0.5
 * @param y in pixels from its upper edge
 */
public record Spot(int sample, double x, double y) {

    /** A picture's extent in pixels. */
    record Extent(int width, int height) {

        static Extent of(Boundary boundary, Scope scope) {
            State one = boundary.session().substrate().state().allocate(scope, 1);
            boundary.workload().display().copySamples(scope.compute(), 0, 1, one, 0);
            Shape shape = boundary.session()
                    .substrate()
                    .render(scope, one, boundary.session().rule().look())
                    .shape();
            return new Extent(shape.dim(2), shape.dim(1));
        }
    }

    /** Changes the shown states between two ticks; whatever goes on does so from what they are then. */
    static void change(Boundary boundary, int sample, BiConsumer<Scope, State> change) {
        Workload workload = boundary.workload();
        if (sample < 0 || sample >= workload.display().batch()) {
            throw new Refusal(
                    Refusal.MISTAKE,
                    "There is no sample " + sample + "; there are "
                            + workload.display().batch() + ", from 0");
        }
        workload.letGo();
        try (Scope scope = boundary.session().scope().child("hand")) {
            change.accept(scope, workload.display());
        } finally {
            workload.takeUp(boundary.next());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.morphogen.api.live.Boundary;
import org.morphogen.api.live.Run;
import org.morphogen.plugin.view.web.frame.Cameras;
import org.morphogen.plugin.view.web.hand.Hole;
import org.morphogen.plugin.view.web.hand.Seed;
import org.morphogen.plugin.view.web.hand.Spot;
import org.morphogen.plugin.view.web.http.Arguments;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Limits;
import org.morphogen.plugin.view.web.http.Refusal;

/** Holes and seeds. */
public final class HandDesk {

    private static final long PATIENCE_SECONDS = 30;

    private final RunDesk runs;
    private final Cameras cameras;
    private final Limits limits;

    public HandDesk(RunDesk runs, Cameras cameras, Limits limits) {
        this.runs = runs;
        this.cameras = cameras;
        this.limits = limits;
    }

    public void damage(Exchange exchange, List<String> words) throws IOException {
        Arguments arguments = exchange.arguments(limits.bodyBytes());
        double radius = arguments.number("radius");
        if (!(radius > 0)) {
            throw new Refusal(Refusal.MISTAKE, "'radius' is to be above 0, not " + radius);
        }
        change(exchange, words, new Hole(spot(arguments), radius));
    }

    public void seed(Exchange exchange, List<String> words) throws IOException {
        change(exchange, words, new Seed(spot(exchange.arguments(limits.bodyBytes()))));
    }

    private static Spot spot(Arguments arguments) {
        int sample = (int) arguments.whole("sample", 0, 0, Short.MAX_VALUE);
        return new Spot(sample, arguments.number("x"), arguments.number("y"));
    }

    private void change(Exchange exchange, List<String> words, Function<Boundary, Long> change) {
        Run run = runs.going(words.get(0));
        long next = RunDesk.await(run.visit(change), PATIENCE_SECONDS);
        cameras.touch(run);
        exchange.answer(Map.of("next", next));
    }
}

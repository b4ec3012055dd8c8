// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.util.List;
import org.morphogen.api.live.Run;
import org.morphogen.plugin.view.web.describe.Describe;
import org.morphogen.plugin.view.web.frame.Cameras;
import org.morphogen.plugin.view.web.frame.View;
import org.morphogen.plugin.view.web.hand.Sight;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;
import org.morphogen.plugin.view.web.stream.Delivery;

/** Streams of pictures. */
public final class Pictures {

    private static final int MOST_FPS = 60;
    private static final int USUAL_FPS = 30;

    private final RunDesk runs;
    private final Cameras cameras;
    private final Delivery delivery;
    private final Describe describe;

    public Pictures(RunDesk runs, Cameras cameras, Delivery delivery, Describe describe) {
        this.runs = runs;
        this.describe = describe;
        this.cameras = cameras;
        this.delivery = delivery;
    }

    private static void check(Sight sight, View view, int sample) {
        if (sample >= sight.samples()) {
            throw new Refusal(
                    Refusal.MISTAKE, "There is no sample " + sample + "; there are " + sight.samples() + ", from 0");
        } else if (view.channel() >= sight.channels() && view.ofChannel()) {
            throw new Refusal(Refusal.MISTAKE, "This run has no view '" + view.id() + "'");
        }
    }

    public void frames(Exchange exchange, List<String> words) throws IOException {
        Run run = runs.going(words.get(0));
        View view = View.of(exchange.query("view").orElse("picture"));
        int sample = exchange.query("sample", 0, 0, Short.MAX_VALUE);
        describe.sight(run).ifPresent(sight -> check(sight, view, sample));
        int fps = exchange.query("fps", USUAL_FPS, 1, MOST_FPS);
        delivery.open(exchange, "application/octet-stream", news -> cameras.look(run, view, sample, fps, news));
    }
}

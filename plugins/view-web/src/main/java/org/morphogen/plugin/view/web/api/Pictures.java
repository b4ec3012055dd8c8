// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.util.List;
import org.morphogen.api.live.Run;
import org.morphogen.plugin.view.web.frame.Cameras;
import org.morphogen.plugin.view.web.frame.View;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.stream.Delivery;

/** Streams of pictures. */
public final class Pictures {

    private static final int MOST_FPS = 60;
    private static final int USUAL_FPS = 30;

    private final RunDesk runs;
    private final Cameras cameras;
    private final Delivery delivery;

    public Pictures(RunDesk runs, Cameras cameras, Delivery delivery) {
        this.runs = runs;
        this.cameras = cameras;
        this.delivery = delivery;
    }

    public void frames(Exchange exchange, List<String> words) throws IOException {
        Run run = runs.going(words.get(0));
        View view = View.of(exchange.query("view").orElse("picture"));
        int sample = exchange.query("sample", 0, 0, Short.MAX_VALUE);
        int fps = exchange.query("fps", USUAL_FPS, 1, MOST_FPS);
        delivery.open(exchange, "application/octet-stream", news -> cameras.look(run, view, sample, fps, news));
    }
}

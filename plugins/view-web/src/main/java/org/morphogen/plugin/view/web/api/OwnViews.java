// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.morphogen.api.live.Run;
import org.morphogen.api.view.OwnView;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;
import org.morphogen.plugin.view.web.http.Site;

/** Views that other bundles bring. They come and go: asked for anew each time. */
public final class OwnViews implements Site {

    private static final String PATH = "/views/";
    private static final long PATIENCE_SECONDS = 30;

    private final Supplier<List<OwnView>> views;
    private final RunDesk runs;
    private final Site otherwise;

    /** @param otherwise answers what is not below {@code /views/} */
    public OwnViews(Supplier<List<OwnView>> views, RunDesk runs, Site otherwise) {
        this.views = views;
        this.runs = runs;
        this.otherwise = otherwise;
    }

    public void all(Exchange exchange, List<String> words) {
        exchange.answer(views.get().stream()
                .map(view ->
                        Map.of("substrate", view.substrate(), "module", PATH + view.substrate() + "/" + view.module()))
                .toList());
    }

    private OwnView view(String substrate) {
        return views.get().stream()
                .filter(view -> view.substrate().equals(substrate))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE, "No bundle brings a view of '" + substrate + "'"));
    }

    /** What the bundle tells of a run's state now. */
    public void look(Exchange exchange, List<String> words) {
        Run run = runs.going(words.get(0));
        OwnView view = view(words.get(1));
        if (!run.experiment().substrate().type().equals(view.substrate())) {
            throw new Refusal(Refusal.CANNOT_NOW, "The run " + run.id() + " is not on '" + view.substrate() + "'");
        }
        Map<String, String> question = new LinkedHashMap<>();
        Fields fields = Request.extractQueryParameters(exchange.request());
        fields.forEach(field -> question.put(field.getName(), String.valueOf(field.getValue())));
        exchange.answer(RunDesk.await(run.visit(boundary -> view.look(boundary, question)), PATIENCE_SECONDS)
                .get());
    }

    /** Files of views. */
    @Override
    public void answer(Exchange exchange) throws IOException {
        String path = exchange.path();
        if (!path.startsWith(PATH)) {
            otherwise.answer(exchange);
            return;
        }
        String[] words = path.substring(PATH.length()).split("/", -1);
        if (words.length != 2 || !words[1].matches("[A-Za-z0-9_-][A-Za-z0-9._-]*")) {
            throw new Refusal(Refusal.NOT_THERE, "A view has no such file");
        }
        byte[] bytes = view(words[0])
                .file(words[1])
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE, "The view has no such file"));
        exchange.send(Page.type(words[1]), ByteBuffer.wrap(bytes));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.live.Run;
import org.morphogen.plugin.view.web.describe.Describe;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;

/** What is known and kept of a run. */
public final class Records {

    private static final long PATIENCE_SECONDS = 30;
    private static final double MILLIS = 1000;

    private final RunDesk runs;
    private final Describe describe;

    public Records(RunDesk runs, Describe describe) {
        this.runs = runs;
        this.describe = describe;
    }

    public void all(Exchange exchange, List<String> words) {
        exchange.answer(describe.of(runs.run(words.get(0))));
    }

    /** Sends a file as it is; nothing of it is kept in memory. */
    public void file(Exchange exchange, List<String> words) throws IOException {
        String name = String.join("/", words.subList(1, words.size()));
        Path file = describe.file(runs.run(words.get(0)), name)
                .orElseThrow(() -> new Refusal(Refusal.NOT_THERE, "The run's folder has no such file to download"));
        exchange.begin("application/octet-stream");
        var headers = exchange.response().getHeaders();
        headers.put(HttpHeader.CONTENT_LENGTH, Files.size(file));
        headers.put("Content-Disposition", "attachment; filename=\"" + name.substring(name.indexOf('/') + 1) + "\"");
        if (exchange.method().equals("HEAD")) {
            exchange.response().write(true, ByteBuffer.allocate(0), exchange.callback());
        } else {
            Content.copy(Content.Source.from(file), exchange.response(), exchange.callback());
        }
    }

    /** Device times of the kernels, of a run that was started with {@code --profile}. */
    public void timings(Exchange exchange, List<String> words) {
        Run run = runs.going(words.get(0));
        List<ProfileRow> rows = RunDesk.await(
                run.visit(boundary -> boundary.session().scope().compute().profile()), PATIENCE_SECONDS);
        double all = rows.stream().mapToDouble(ProfileRow::seconds).sum();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("since", 0);
        values.put("kernels", rows.stream().map(row -> text(row, all)).toList());
        if (rows.isEmpty()) {
            values.put("why", "Kernels are measured in runs that are started with --profile");
        }
        exchange.answer(values);
    }

    private static Map<String, Object> text(ProfileRow row, double all) {
        return Map.of(
                "name",
                row.kernel(),
                "calls",
                row.calls(),
                "milliseconds",
                row.seconds() * MILLIS,
                "share",
                all == 0 ? 0 : row.seconds() / all);
    }
}

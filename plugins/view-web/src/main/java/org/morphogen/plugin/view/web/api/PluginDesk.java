// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.plugin.view.web.http.Exchange;
import org.morphogen.plugin.view.web.http.Refusal;
import org.morphogen.plugin.view.web.watch.RunText;

/** Plugins that are there, and new ones if the window was opened for that. */
public final class PluginDesk {

    private final Catalog catalog;
    private final Plugins plugins;
    private final Runs runs;
    private final Uploads uploads;
    private final boolean install;

    public PluginDesk(Catalog catalog, Plugins plugins, Runs runs, Uploads uploads, boolean install) {
        this.catalog = catalog;
        this.plugins = plugins;
        this.runs = runs;
        this.uploads = uploads;
        this.install = install;
    }

    public List<Map<String, Object>> list() {
        return catalog.entries().stream().map(this::text).toList();
    }

    private Map<String, Object> text(Catalog.Entry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("kind", entry.kind().word());
        values.put("type", entry.type());
        values.put("version", entry.version());
        values.put("bundle", entry.bundle());
        values.put("state", "active");
        values.put(
                "usedBy",
                runs.all().stream()
                        .filter(run -> !run.status().phase().over() && uses(run, entry))
                        .map(Run::id)
                        .toList());
        values.put("words", "");
        return values;
    }

    private static boolean uses(Run run, Catalog.Entry entry) {
        return RunText.parts(run.experiment()).stream()
                .anyMatch(part -> part.kind() == entry.kind()
                        && part.type().equals(entry.type())
                        && part.version().equals(entry.version()));
    }

    public void all(Exchange exchange, List<String> words) {
        exchange.answer(list());
    }

    public void install(Exchange exchange, List<String> words) throws IOException {
        if (!install) {
            throw new Refusal(
                    Refusal.FORBIDDEN, "Plugins can be installed here only if the host was started with --web-install");
        }
        Path jar = uploads.take(exchange);
        try {
            List<Catalog.Entry> brought = plugins.install(jar);
            exchange.answer(brought.stream().map(this::text).toList());
        } catch (RuntimeException e) {
            Files.deleteIfExists(jar);
            throw e;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.view.web.describe;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Part;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Runs;
import org.morphogen.plugin.view.web.hand.Sight;
import org.morphogen.plugin.view.web.watch.RunText;

/** Everything about one run. What costs is kept as long as the run's composition stays. */
public final class Describe {

    /** A tick of a large training is not waited for. */
    private static final long PATIENCE_MILLIS = 3_000;

    private final Experiments experiments;
    private final Catalog catalog;
    private final Json json;
    private final Sliders sliders;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    public Describe(Runs runs, Experiments experiments, Catalog catalog, Json json) {
        this.experiments = experiments;
        this.catalog = catalog;
        this.json = json;
        this.sliders = new Sliders(runs, experiments, catalog);
    }

    /** What was found out about a composition. */
    private record Known(
            Experiment experiment,
            List<Map<String, Object>> sliders,
            @Nullable Sight sight) {}

    public Map<String, Object> of(Run run) {
        Known all = known(run);
        Sight sight =
                all.sight() == null ? Sight.none(run.experiment().substrate().type()) : all.sight();
        Folder folder = new Folder(run.folder(), json);
        Map<String, Object> values = new LinkedHashMap<>(RunText.of(run));
        values.put("experiment", experiments.resolved(run.experiment()));
        values.put("views", sight.views());
        values.put("picture", sight.picture());
        values.put("settings", all.sliders());
        values.put("versions", versions(run.experiment()));
        values.put("files", folder.files());
        values.put("swaps", folder.swaps());
        return values;
    }

    /** What there is to see; empty if that is not known yet. */
    public Optional<Sight> sight(Run run) {
        return Optional.ofNullable(known(run).sight());
    }

    private Known known(Run run) {
        Experiment now = run.experiment();
        Known before = known.get(run.id());
        boolean same = before != null && before.experiment() == now;
        if (before != null && same && before.sight() != null) {
            return before;
        }
        List<Map<String, Object>> found = before != null && same ? before.sliders() : sliders.of(now);
        Known fresh = new Known(now, found, looked(run));
        known.put(run.id(), fresh);
        return fresh;
    }

    private static @Nullable Sight looked(Run run) {
        try {
            return run.visit(Sight.look()).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It has not begun, waits or is over; the next who asks may have more luck.
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private List<Map<String, Object>> versions(Experiment experiment) {
        List<String> kinds = RunText.parts(experiment).stream()
                .map(Part::kind)
                .map(kind -> kind.word())
                .distinct()
                .toList();
        return catalog.entries().stream()
                .filter(entry -> kinds.contains(entry.kind().word()))
                .map(entry -> Map.<String, Object>of(
                        "kind", entry.kind().word(), "type", entry.type(), "version", entry.version()))
                .toList();
    }

    /** A file of the run's folder; empty if the listing has none of that name. */
    public Optional<Path> file(Run run, String name) {
        return new Folder(run.folder(), json).file(name);
    }
}

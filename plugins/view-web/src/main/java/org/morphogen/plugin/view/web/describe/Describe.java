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
import org.morphogen.api.live.Status;
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

    /** What was found out about a run's composition, by whoever asked first; the others wait for that. */
    private final class Known {
        private final Run run;
        private @Nullable Experiment experiment;
        private @Nullable List<Map<String, Object>> sliderList;
        private @Nullable Sight seen;

        private Known(Run run) {
            this.run = run;
        }

        private void refresh() {
            Experiment now = run.experiment();
            if (experiment != now) {
                experiment = now;
                sliderList = null;
                seen = null;
            }
        }

        private synchronized List<Map<String, Object>> sliders() {
            refresh();
            List<Map<String, Object>> found = sliderList;
            if (found == null) {
                found = sliders.of(run.experiment());
                sliderList = found;
            }
            return found;
        }

        private synchronized Optional<Sight> sight() {
            refresh();
            if (seen == null) {
                seen = looked(run);
            }
            return Optional.ofNullable(seen);
        }
    }

    public Map<String, Object> of(Run run) {
        Known all = known(run);
        Sight sight = all.sight()
                .orElseGet(() -> Sight.none(run.experiment().substrate().type()));
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
        return known(run).sight();
    }

    private Known known(Run run) {
        return known.compute(run.id(), (id, old) -> old != null && old.run == run ? old : new Known(run));
    }

    /** Null if it has not begun, waits or is over; the next who asks may have more luck. */
    private static @Nullable Sight looked(Run run) {
        if (run.status().phase() == Status.Phase.QUEUED || run.status().phase().over()) {
            return null;
        }
        try {
            return run.visit(Sight.look()).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
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

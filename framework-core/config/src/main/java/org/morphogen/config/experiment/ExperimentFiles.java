// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Absences;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.config.schema.SchemaCheck;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads experiment files: defaults, then settings, then validation of the whole, then of each part. */
@Component(service = Experiments.class)
public final class ExperimentFiles implements Experiments {

    private final Json json;
    private final Catalog catalog;
    private final Advising advising;

    /** Nothing is known of plugins that are not there. */
    public ExperimentFiles(Json json, Catalog catalog) {
        this(json, catalog, () -> null);
    }

    /** Who knows of absent plugins is asked for when one is missed: it starts later, and need not be there. */
    @Activate
    public ExperimentFiles(BundleContext context, @Reference Json json, @Reference Catalog catalog) {
        this(json, catalog, () -> {
            ServiceReference<Absences> reference = context.getServiceReference(Absences.class);
            return reference == null ? null : context.getService(reference);
        });
    }

    private ExperimentFiles(Json json, Catalog catalog, Supplier<@Nullable Absences> absences) {
        this.json = json;
        this.catalog = catalog;
        this.advising = new Advising(absences);
    }

    @Override
    public Experiment read(Path file, List<String> settings) {
        ProblemList problems = new ProblemList();
        Map<String, Object> values = new Defaults(json, catalog).fill(ExperimentFile.read(file, json));
        Settings setter = new Settings(json);
        settings.forEach(setting -> setter.apply(values, setting, problems));
        values.putIfAbsent("name", ExperimentFile.name(file));
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        return new Resolution(json, catalog, problems, advising).resolve(file.toString(), values, folder);
    }

    @Override
    public Experiment resolve(Map<String, Object> values, Path folder) {
        Map<String, Object> filled = new Defaults(json, catalog).fill(values);
        filled.putIfAbsent("name", "experiment");
        return new Resolution(json, catalog, new ProblemList(), advising)
                .resolve(
                        "Experiment " + filled.get("name"),
                        filled,
                        folder.toAbsolutePath().normalize());
    }

    @Override
    public Part part(Kind kind, String type, List<String> settings) {
        return new SinglePart(json, catalog).resolve(kind, type, settings);
    }

    @Override
    public Experiment change(Experiment experiment, List<String> settings) {
        Parts parts = new Parts(catalog, json, new FileSchema(json, catalog), new SchemaCheck());
        return new Changing(experiment, new Settings(json), parts, catalog, advising)
                .apply(resolved(experiment), settings);
    }

    @Override
    public Map<String, Object> resolved(Experiment experiment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", experiment.name());
        values.put("description", experiment.description());
        values.put("folder", experiment.folder().toString());
        values.put("seed", experiment.seed());
        values.put("steps", experiment.steps());
        values.put("samples", (long) experiment.samples());
        values.put("fusion", experiment.fusion());
        values.put("substrate", values(experiment.substrate()));
        values.put("rule", values(experiment.rule()));
        values.put("initial", values(experiment.initial()));
        values.put(
                "losses",
                experiment.losses().stream().map(ExperimentFiles::values).toList());
        experiment.training().ifPresent(part -> values.put("training", values(part)));
        values.put(
                "observers",
                experiment.observers().stream().map(ExperimentFiles::values).toList());
        return values;
    }

    @Override
    public Map<String, Object> schema(Catalog.Entry plugin) {
        return new FileSchema(json, catalog).plugin(plugin);
    }

    @Override
    public Map<String, Object> schema() {
        return new FileSchema(json, catalog).whole();
    }

    private static Map<String, Object> values(Part part) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("type", part.type());
        values.put("version", part.version());
        if (part.kind() == Kind.LOSS) {
            values.put("weight", part.weight());
        }
        values.putAll(part.json());
        return values;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.Json;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.config.schema.Binder;
import org.morphogen.config.schema.SchemaCheck;
import org.morphogen.config.text.Pointer;
import org.morphogen.config.words.Words;

/** One file on its way to an experiment, with the mistakes found on the way. */
final class Resolution {

    private static final System.Logger LOG = System.getLogger(Resolution.class.getName());

    private final Json json;
    private final ProblemList problems;
    private final Advising advising;
    private final Defaults defaults;
    private final SchemaCheck check = new SchemaCheck();
    private final FileSchema schemas;
    private final Parts parts;

    Resolution(Json json, Catalog catalog, ProblemList problems, Advising advising) {
        this.advising = advising;
        this.json = json;
        this.problems = problems;
        this.defaults = new Defaults(json, catalog);
        this.schemas = new FileSchema(json, catalog);
        this.parts = new Parts(catalog, json, schemas, check);
    }

    /**
     * Throws ExperimentException with all mistakes.
     *
     * @param subject what to call the file
     * @param file with the default parts filled in; gets the default type of training
     */
    Experiment resolve(String subject, Map<String, Object> file, Path folder) {
        defaults.typeTraining(file);
        check.check(schemas.outline(), file, problems);
        Part substrate = part(Kind.SUBSTRATE, file, "substrate");
        Part rule = part(Kind.RULE, file, "rule");
        Part initial = part(Kind.INITIAL, file, "initial");
        List<Part> losses = list(Kind.LOSS, file, "losses");
        Part training = part(Kind.TRAINER, file, "training");
        List<Part> observers = list(Kind.OBSERVER, file, "observers");
        Path start = folder(file.get("folder"), folder);
        Experiment experiment = substrate == null || rule == null || initial == null
                ? null
                : experiment(file, start, substrate, rule, initial, losses, training, observers);
        if (problems.hasErrors() || experiment == null) {
            throw Mistakes.exception(subject, file, advising.of(file, problems.problems()), experiment);
        }
        problems.problems().forEach(warning -> LOG.log(Level.WARNING, warning.toString()));
        return experiment;
    }

    private Experiment experiment(
            Map<String, Object> file,
            Path folder,
            Part substrate,
            Part rule,
            Part initial,
            List<Part> losses,
            @Nullable Part training,
            List<Part> observers) {
        Head head = new Binder(json).bind(Head.class, Mending.without(head(file), problems.problems()));
        // Training is not told of losses that could not be made: it would miss them.
        boolean whole = !(file.get("losses") instanceof List<?> named) || named.size() == losses.size();
        return new Experiment(
                String.valueOf(head.name()),
                head.description(),
                folder,
                head.seed(),
                head.steps(),
                head.samples(),
                substrate,
                rule,
                initial,
                losses,
                whole ? Optional.ofNullable(training) : Optional.empty(),
                observers,
                head.fusion());
    }

    private @Nullable Part part(Kind kind, Map<String, Object> file, String key) {
        Object value = file.get(key);
        return value == null ? null : parts.resolve(kind, value, Pointer.child("", key), problems);
    }

    private List<Part> list(Kind kind, Map<String, Object> file, String key) {
        List<Part> resolved = new ArrayList<>();
        if (file.get(key) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object value = list.get(i);
                String pointer = Pointer.child(Pointer.child("", key), i);
                Part part = value == null ? null : parts.resolve(kind, value, pointer, problems);
                if (part != null) {
                    resolved.add(part);
                }
            }
        }
        return List.copyOf(resolved);
    }

    private Path folder(@Nullable Object named, Path folder) {
        try {
            return named instanceof String name ? folder.resolve(name).normalize() : folder;
        } catch (InvalidPathException e) {
            problems.error("/folder", Words.found(named), "the path of a folder", "");
            return folder;
        }
    }

    // What a run recorded is of any shape, and nothing of it is used.
    private static Map<String, Object> head(Map<String, Object> file) {
        Map<String, Object> head = new LinkedHashMap<>(file);
        head.remove("environment");
        return head;
    }
}

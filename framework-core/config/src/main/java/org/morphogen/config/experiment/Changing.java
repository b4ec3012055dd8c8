// SPDX-License-Identifier: Apache-2.0
package org.morphogen.config.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.config.ProblemList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Part;
import org.morphogen.config.text.Pointer;
import org.morphogen.config.words.Words;

/** Changes an experiment that runs: only the parts that a setting touches are matched with plugins anew. */
final class Changing {

    private static final Pattern TYPE = Pattern.compile(
            "/?((?:losses|observers)[./][0-9]+|substrate|rule|initial)=([A-Za-z][A-Za-z0-9-]*)(?:@(.+))?");

    /** Keys of the file that are no parts and may change all the same. */
    private static final Set<String> FREE = Set.of("fusion");

    private final Experiment experiment;
    private final Settings settings;
    private final Parts parts;
    private final Versions versions;
    private final Advising advising;
    private final ProblemList problems = new ProblemList();

    Changing(Experiment experiment, Settings settings, Parts parts, Catalog catalog, Advising advising) {
        this.advising = advising;
        this.experiment = experiment;
        this.settings = settings;
        this.parts = parts;
        this.versions = new Versions(catalog);
    }

    /**
     * The changed experiment. Throws ExperimentException with all mistakes.
     *
     * @param resolved the experiment as plain values; is not changed
     */
    Experiment apply(Map<String, Object> resolved, List<String> changes) {
        Map<String, Object> after = Defaults.copyOf(resolved);
        changes.forEach(change -> apply(after, change));
        refuseOthers(resolved, after);
        Part substrate = part(Kind.SUBSTRATE, "substrate", experiment.substrate(), resolved, after);
        Part rule = part(Kind.RULE, "rule", experiment.rule(), resolved, after);
        Part initial = part(Kind.INITIAL, "initial", experiment.initial(), resolved, after);
        List<Part> losses = list(Kind.LOSS, "losses", experiment.losses(), resolved, after);
        List<Part> observers = list(Kind.OBSERVER, "observers", experiment.observers(), resolved, after);
        if (problems.hasErrors()) {
            throw Mistakes.exception(
                    "The change of '" + experiment.name() + "'", after, advising.of(after, problems.problems()), null);
        }
        return new Experiment(
                experiment.name(),
                experiment.description(),
                experiment.folder(),
                experiment.seed(),
                experiment.steps(),
                experiment.samples(),
                Objects.requireNonNull(substrate),
                Objects.requireNonNull(rule),
                Objects.requireNonNull(initial),
                losses,
                experiment.training(),
                observers,
                Boolean.TRUE.equals(after.get("fusion")));
    }

    private void apply(Map<String, Object> after, String change) {
        Matcher typed = TYPE.matcher(change);
        if (!typed.matches()) {
            settings.apply(after, change, problems);
            return;
        }
        String[] path = typed.group(1).split("[./]");
        Kind kind = kind(path[0]);
        String pointer = Pointer.child("", path[0]) + (path.length > 1 ? Pointer.child("", path[1]) : "");
        Optional<String> range = versions.range(kind, typed.group(2), typed.group(3), problems.at(pointer));
        Object before = path.length == 1 ? after.get(path[0]) : at(after.get(path[0]), Integer.parseInt(path[1]));
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", typed.group(2));
        range.ifPresent(text -> part.put("version", text));
        if (before instanceof Map<?, ?> values) {
            Set<String> known = parts.keys(kind, typed.group(2), range.orElse(null));
            values.forEach((key, value) -> {
                if (known.contains(key.toString()) || key.equals("weight")) {
                    part.put(key.toString(), value);
                }
            });
        }
        put(after, path, part, pointer);
    }

    @SuppressWarnings("unchecked")
    private void put(Map<String, Object> after, String[] path, Map<String, Object> part, String pointer) {
        if (path.length == 1) {
            after.put(path[0], part);
            return;
        }
        List<Object> list = (List<Object>) Objects.requireNonNull(after.get(path[0]));
        int index = Integer.parseInt(path[1]);
        if (index < list.size()) {
            list.set(index, part);
        } else if (index == list.size()) {
            list.add(part);
        } else {
            problems.error(pointer, "no entry " + index + " of " + Words.found(list), "an index to " + list.size(), "");
        }
    }

    private static Kind kind(String key) {
        return switch (key) {
            case "losses" -> Kind.LOSS;
            case "observers" -> Kind.OBSERVER;
            case "initial" -> Kind.INITIAL;
            case "rule" -> Kind.RULE;
            default -> Kind.SUBSTRATE;
        };
    }

    private void refuseOthers(Map<String, Object> before, Map<String, Object> after) {
        Set<String> swappable = Set.of("substrate", "rule", "initial", "losses", "observers");
        Map<String, Object> all = new LinkedHashMap<>(before);
        all.putAll(after);
        for (String key : all.keySet()) {
            if (!swappable.contains(key) && !FREE.contains(key) && !Objects.equals(before.get(key), after.get(key))) {
                problems.error(
                        Pointer.child("", key),
                        "it cannot change while the run goes on",
                        "a change of substrate, rule, initial, losses, observers or fusion",
                        "Stop the run and go on with --resume and --set, or branch from its checkpoint.");
            }
        }
    }

    private @Nullable Part part(
            Kind kind, String key, Part part, Map<String, Object> before, Map<String, Object> after) {
        return resolve(kind, Pointer.child("", key), part, before.get(key), after.get(key));
    }

    private List<Part> list(
            Kind kind, String key, List<Part> old, Map<String, Object> before, Map<String, Object> after) {
        List<Part> changed = new ArrayList<>();
        if (after.get(key) instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Part was = i < old.size() ? old.get(i) : null;
                String pointer = Pointer.child(Pointer.child("", key), i);
                Part now = resolve(kind, pointer, was, at(before.get(key), i), list.get(i));
                if (now != null) {
                    changed.add(now);
                }
            }
        }
        return List.copyOf(changed);
    }

    private static @Nullable Object at(@Nullable Object list, int index) {
        return list instanceof List<?> entries && index < entries.size() ? entries.get(index) : null;
    }

    private @Nullable Part resolve(
            Kind kind, String pointer, @Nullable Part was, @Nullable Object before, @Nullable Object after) {
        if (was != null && Objects.equals(before, after)) {
            return was;
        }
        if (!(after instanceof Map<?, ?> values) || !(values.get("type") instanceof String type)) {
            problems.error(pointer, Words.found(after), "a " + kind.word() + " with a type", "");
            return null;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        values.forEach((key, value) -> named.put(key.toString(), value));
        if (was != null && type.equals(was.type()) && was.version().equals(values.get("version"))) {
            // A new value alone brings no other version.
            named.put("version", Versions.exactly(was.version()));
        }
        return parts.resolve(kind, named, pointer, problems);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.run.RunException;
import org.morphogen.control.wire.Call;
import org.morphogen.control.wire.Endpoint;

/** The runs of all processes of this user, by what people call them. */
public record Targets(Call call) {

    /** A run and who does it; the values are those of the control channel. */
    public record Target(Endpoint endpoint, Map<String, Object> run) {
        public String id() {
            return String.valueOf(run.get("id"));
        }

        String name() {
            return String.valueOf(run.get("experiment"));
        }

        public boolean over() {
            return List.of("done", "stopped", "failed").contains(String.valueOf(run.get("phase")));
        }
    }

    public List<Target> all() {
        List<Target> all = new ArrayList<>();
        for (Endpoint endpoint : call.all()) {
            try {
                if (call.ask(endpoint, Map.of("do", "runs")).get("runs") instanceof List<?> runs) {
                    runs.forEach(run -> all.add(target(endpoint, run)));
                }
            } catch (RunException e) {
                // It ended between the look into the folder and the call.
                continue;
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    private static Target target(Endpoint endpoint, Object run) {
        return new Target(endpoint, (Map<String, Object>) run);
    }

    /** The run of that id (or its first digits), experiment or folder; the only one that goes on if there is no name. */
    public Target find(@Nullable String name) {
        List<Target> going = all().stream().filter(target -> !target.over()).toList();
        if (name == null) {
            return one(going, "Name one of them", going);
        }
        String folder = Path.of(name).toAbsolutePath().normalize().toString();
        List<Predicate<Target>> meanings = List.of(
                target -> folder.equals(target.run().get("folder")),
                target -> target.id().startsWith(name),
                target -> target.name().equals(name));
        for (Predicate<Target> meaning : meanings) {
            List<Target> found = going.stream().filter(meaning).toList();
            if (!found.isEmpty()) {
                return one(found, "'" + name + "' may be any of them", going);
            }
        }
        return one(List.of(), "No run that goes on is called '" + name + "'", going);
    }

    private static Target one(List<Target> found, String otherwise, List<Target> going) {
        if (found.size() == 1) {
            return found.get(0);
        }
        String there = going.stream()
                .map(target -> target.id() + " (" + target.name() + ")")
                .collect(Collectors.joining(", "));
        throw new ExperimentException(
                going.isEmpty() ? "No run goes on. Start one with './morphogen run'" : otherwise + ": " + there);
    }
}

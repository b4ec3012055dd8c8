// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.develop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.control.command.Targets;
import org.morphogen.control.wire.Call;
import org.morphogen.control.wire.Endpoint;

/** Brings a bundle to the processes that run something. */
record Delivery(Call call, Targets targets) {

    /** One line for each run that swapped. Throws what the other side says. */
    String deliver(Path jar, @Nullable String run, boolean reinitialise) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("do", "install");
        request.put("jar", jar.toString());
        request.put("reinitialise", reinitialise);
        Set<Endpoint> endpoints = new LinkedHashSet<>();
        if (run != null) {
            Targets.Target target = targets.find(run);
            request.put("run", target.id());
            endpoints.add(target.endpoint());
        } else {
            call.all().stream().filter(Endpoint::stays).forEach(endpoints::add);
            targets.all().stream().filter(target -> !target.over()).forEach(target -> endpoints.add(target.endpoint()));
        }
        if (endpoints.isEmpty()) {
            throw new ExperimentException("Built, but no run goes on. Start one with './morphogen run' in another"
                    + " terminal, then save again");
        }
        List<String> told = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            Map<String, Object> answer = call.ask(endpoint, request);
            List<?> lines = answer.get("told") instanceof List<?> list ? list : List.of();
            lines.forEach(line -> told.add(String.valueOf(line)));
            if (lines.isEmpty()) {
                told.add("Process " + endpoint.pid() + " has " + answer.get("plugins") + "; no run of it uses that");
            }
        }
        return String.join(System.lineSeparator(), told);
    }
}

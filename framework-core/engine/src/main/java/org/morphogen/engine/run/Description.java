// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.morphogen.api.compute.Device;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Origin;
import org.morphogen.engine.session.LiveSession;

/** What {@code experiment.json} says of a run: its experiment, resolved, and what it ran on and with. */
record Description(Experiments experiments, Catalog catalog) {

    Map<String, Object> of(LiveSession session, List<Catalog.Entry> plugins) {
        Map<String, Object> all = new LinkedHashMap<>(experiments.resolved(session.experiment()));
        Device device = session.scope().compute().device();
        Map<String, Object> environment = new LinkedHashMap<>();
        environment.put("device", device.name());
        environment.put("platform", device.platform());
        environment.put("driver", device.driver());
        environment.put("dynamics", session.dynamics().name());
        environment.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        environment.put("bundles", bundles(plugins));
        all.put("environment", environment);
        return all;
    }

    private List<Map<String, Object>> bundles(List<Catalog.Entry> plugins) {
        List<Map<String, Object>> bundles = new ArrayList<>();
        Map<Origin, Set<String>> brought = new LinkedHashMap<>();
        plugins.forEach(entry -> brought.computeIfAbsent(catalog.origin(entry), o -> new TreeSet<>())
                .add(entry.kind().word() + " " + entry.type()));
        brought.forEach((origin, types) -> bundles.add(values(origin, types)));
        return bundles;
    }

    private static Map<String, Object> values(Origin origin, Set<String> types) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("bundle", origin.bundle());
        values.put("version", origin.version());
        values.put("plugins", List.copyOf(types));
        values.put("jar", origin.jar());
        values.put("kernels", origin.kernels());
        return values;
    }
}

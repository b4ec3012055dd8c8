// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.repository.index.Offer;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.text.Table;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is installed, and how it is. */
@Command(
        name = "list",
        description =
                "List the bundles of plugins that are installed: name, version, state, where from, what they offer.",
        footer = "  ./morphogen plugins list")
final class ListPlugins extends PluginsSubcommand {

    private final Place place;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    ListPlugins(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = Arrays.stream(place.context().getBundles())
                .filter(bundle -> !offers(bundle).isEmpty())
                .sorted(Comparator.comparing(Bundle::getSymbolicName).thenComparing(Bundle::getVersion))
                .map(this::row)
                .toList();
        if (json) {
            place.console().print(place.host().json().write(rows));
        } else {
            Table table = new Table("lllll");
            rows.forEach(
                    row -> table.row(row.values().stream().map(String::valueOf).toArray(String[]::new)));
            table.lines().forEach(place.console()::print);
        }
        return ExitCode.DONE;
    }

    private Map<String, Object> row(Bundle bundle) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", bundle.getSymbolicName());
        row.put("version", bundle.getVersion().toString());
        row.put("state", bundle.getState() == Bundle.ACTIVE ? "active" : "does not start");
        row.put("from", place.isOnShelf(bundle) ? "you" : "ships");
        row.put("offers", offers(bundle));
        return row;
    }

    private static String offers(Bundle bundle) {
        return String.join(", ", Offer.plugins(bundle.adapt(BundleRevision.class)));
    }
}

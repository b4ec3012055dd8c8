// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.morphogen.repository.index.Offer;
import org.morphogen.shell.host.ExitCode;
import org.morphogen.shell.text.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an index offers. */
@Command(
        name = "search",
        description = "List the plugins that an index offers.",
        footer = "  ./morphogen plugins search rule --from their/index.xml")
final class SearchPlugins extends PluginsSubcommand {

    private final Place place;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "A part of a name, a kind, a type or a description.")
    private String text = "";

    @Option(
            names = "--from",
            paramLabel = "INDEX",
            description = "An index file or a folder; MORPHOGEN_INDEX or what ships if left out.")
    private @Nullable String from;

    SearchPlugins(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        Table table = new Table("llll");
        place.offers(from).stream()
                .filter(offer -> !offer.plugins().isEmpty() && matches(offer))
                .forEach(offer -> table.row(
                        offer.name(),
                        offer.version().toString(),
                        String.join(", ", offer.plugins()),
                        offer.description()));
        table.lines().forEach(place.console()::print);
        if (table.lines().isEmpty()) {
            place.console().say("Nothing that is offered matches '" + text + "'.");
        }
        return ExitCode.DONE;
    }

    private boolean matches(Offer offer) {
        String all = offer.name() + " " + offer.plugins() + " " + offer.description();
        return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.repository.index.Offer;
import org.morphogen.repository.resolve.Resolution;
import org.morphogen.shell.host.ExitCode;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes newer versions of what is installed. */
@Command(
        name = "update",
        description = "Install newer versions of one installed plugin, or of all, that an index offers.",
        footer = "  ./morphogen plugins update --from their/index.xml")
final class UpdatePlugins extends PluginsSubcommand {

    private final Place place;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A symbolic name; all if left out.")
    private String name = "";

    @Option(
            names = "--from",
            paramLabel = "INDEX",
            description = "An index file or a folder; MORPHOGEN_INDEX or what ships if left out.")
    private @Nullable String from;

    UpdatePlugins(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        List<Offer> offers = place.offers(from);
        List<Offer> newer = offers.stream()
                .filter(offer -> name.isEmpty() || offer.name().equals(name))
                .map(Offer::name)
                .distinct()
                .map(known -> Resolution.newest(offers, known, ""))
                .filter(offer -> installed(offer.name())
                        .filter(version -> version.compareTo(offer.version()) < 0)
                        .isPresent())
                .toList();
        newer.forEach(offer -> place.install(offer, offers));
        if (newer.isEmpty()) {
            place.console().say("Nothing newer is offered.");
        }
        return ExitCode.DONE;
    }

    private Optional<Version> installed(String bundle) {
        return Arrays.stream(place.context().getBundles())
                .filter(b -> bundle.equals(b.getSymbolicName()))
                .map(Bundle::getVersion)
                .max(Version::compareTo);
    }
}

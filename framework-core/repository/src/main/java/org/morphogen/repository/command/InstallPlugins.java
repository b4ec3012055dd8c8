// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.repository.index.Offer;
import org.morphogen.repository.resolve.Resolution;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a plugin, and what it needs, into the user's folder. */
@Command(
        name = "install",
        description = {
            "Install a plugin: a jar, or a name that an index offers, with what it needs.",
            "Nothing is kept unless it resolves, matches its checksum and starts."
        },
        footer = {
            "  ./morphogen plugins install target/rule-my-rule.jar",
            "  ./morphogen plugins install 'rule vote' --from their/index.xml",
            "  ./morphogen plugins install org.example.vote@1.2.0 --from their/index.xml"
        })
final class InstallPlugins extends PluginsSubcommand {

    private final Place place;

    @Parameters(
            paramLabel = "WHAT",
            description = "A .jar file; or a symbolic name or 'KIND TYPE', with @VERSION or @RANGE if not the newest.")
    private String what = "";

    @Option(
            names = "--from",
            paramLabel = "INDEX",
            description = "An index file or a folder; MORPHOGEN_INDEX or what ships if left out.")
    private @Nullable String from;

    InstallPlugins(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        if (what.endsWith(".jar")) {
            List<Offer> one = place.offers(what);
            place.install(one.get(0), one);
            return ExitCode.DONE;
        }
        int at = what.indexOf('@');
        List<Offer> offers = place.offers(from);
        Offer wanted =
                Resolution.newest(offers, at < 0 ? what : what.substring(0, at), at < 0 ? "" : what.substring(at + 1));
        place.install(wanted, offers);
        return ExitCode.DONE;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.morphogen.api.run.RunException;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a plugin out of the user's folder. */
@Command(
        name = "remove",
        description = {
            "Remove a plugin that you installed; what ships stays.",
            "It goes from the host that stays too, unless a run there uses it."
        },
        footer = "  ./morphogen plugins remove org.example.vote@1.0.0")
final class RemovePlugins extends PluginsSubcommand {

    private final Place place;

    @Parameters(paramLabel = "NAME", description = "A symbolic name, with @VERSION to remove one version only.")
    private String name = "";

    @Option(
            names = "--let-wait",
            description = "Remove it even if runs of the host use it: they save, and wait until it is back.")
    private boolean letWait;

    RemovePlugins(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        int at = name.indexOf('@');
        String wanted = at < 0 ? name : name.substring(0, at);
        Map<String, Path> jars = place.shelf().versions(wanted);
        if (at >= 0) {
            jars.keySet().retainAll(Set.of(name.substring(at + 1)));
        }
        if (jars.isEmpty()) {
            throw new RunException("You have installed no '" + name + "'. In "
                    + place.shelf().folder() + ": "
                    + place.shelf().jars().stream().map(Path::getFileName).toList() + ".");
        }
        // The host first: if it refuses, all stays as it is.
        Optional<String> told = place.outside()
                .flatMap(outside -> outside.remove(
                        jars.keySet().stream()
                                .map(version -> wanted + "@" + version)
                                .toList(),
                        letWait));
        for (Path jar : jars.values()) {
            place.shelf().remove(jar);
            place.console().print("Removed " + jar);
        }
        told.ifPresent(place.console()::say);
        return ExitCode.DONE;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.nio.file.Path;
import java.util.List;
import org.morphogen.api.run.RunException;
import org.morphogen.shell.host.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a plugin out of the user's folder. */
@Command(
        name = "remove",
        description = "Remove a plugin that you installed; what ships stays.",
        footer = "  ./morphogen plugins remove org.example.vote@1.0.0")
final class RemovePlugins extends PluginsSubcommand {

    private final Place place;

    @Parameters(paramLabel = "NAME", description = "A symbolic name, with @VERSION to remove one version only.")
    private String name = "";

    RemovePlugins(Place place) {
        this.place = place;
    }

    @Override
    public Integer call() {
        int at = name.indexOf('@');
        String prefix = at < 0 ? name + "-" : name.substring(0, at) + "-" + name.substring(at + 1) + ".jar";
        List<Path> jars = place.shelf().jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith(prefix))
                .toList();
        if (jars.isEmpty()) {
            throw new RunException("You have installed no '" + name + "'. In "
                    + place.shelf().folder() + ": "
                    + place.shelf().jars().stream().map(Path::getFileName).toList() + ".");
        }
        for (Path jar : jars) {
            place.shelf().remove(jar);
            place.console().print("Removed " + jar);
        }
        return ExitCode.DONE;
    }
}

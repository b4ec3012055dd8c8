// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.command.soup;

import org.morphogen.plugin.command.soup.trace.TraceCommand;
import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.service.component.annotations.Component;
import picocli.CommandLine;

/** Offers the command 'soup' and its sub-commands to the shell. */
@Component(service = CommandSource.class)
public final class SoupSource implements CommandSource {

    @Override
    public Object command(Host host, Console console) {
        return new CommandLine(new SoupCommand())
                .addSubcommand(new HashCommand(host, console))
                .addSubcommand(new TraceCommand(host, console));
    }
}

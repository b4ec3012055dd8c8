// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.command;

import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.service.component.annotations.Component;

/** Offers the command 'bench' to the shell. */
@Component(service = CommandSource.class)
public final class BenchSource implements CommandSource {

    @Override
    public Object command(Host host, Console console) {
        return new BenchCommand(host, console);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.sweep;

import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.service.component.annotations.Component;

/** Offers the command 'sweep' to the shell. */
@Component(service = CommandSource.class)
public final class SweepSource implements CommandSource {

    @Override
    public Object command(Host host, Console console) {
        return new SweepCommand(host, console);
    }
}

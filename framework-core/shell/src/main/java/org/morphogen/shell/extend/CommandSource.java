// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell.extend;

import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.annotation.versioning.ConsumerType;

/** A service by which another bundle adds a sub-command. */
@ConsumerType
public interface CommandSource {

    /**
     * Makes the command anew for one command line.
     *
     * @return an object with picocli's annotations: a {@code Callable<Integer>} that returns an exit code
     */
    Object command(Host host, Console console);
}

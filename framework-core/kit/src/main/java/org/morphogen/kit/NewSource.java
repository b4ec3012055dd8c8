// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kit;

import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Offers the command 'new' to the shell. */
@Component(service = CommandSource.class)
public final class NewSource implements CommandSource {

    private final Version release;

    @Activate
    public NewSource(BundleContext context) {
        this.release = context.getBundle().getVersion();
    }

    @Override
    public Object command(Host host, Console console) {
        String version = release.getMajor() + "." + release.getMinor() + "." + release.getMicro();
        return new NewCommand(host, console, version);
    }
}

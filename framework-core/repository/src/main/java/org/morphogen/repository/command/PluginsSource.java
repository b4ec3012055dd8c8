// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.util.Optional;
import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.extend.Outside;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.resolver.Resolver;
import picocli.CommandLine;

/** Offers the command 'plugins' to the shell. */
@Component(service = CommandSource.class)
public final class PluginsSource implements CommandSource {

    private final BundleContext context;
    private final Resolver resolver;
    private final Optional<Outside> outside;

    /**
     * @param resolver the framework's own
     * @param outside the other processes; empty where the bundle that knows them is not there
     */
    @Activate
    public PluginsSource(
            BundleContext context,
            @Reference Resolver resolver,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Outside> outside) {
        this.outside = outside;
        this.context = context;
        this.resolver = resolver;
    }

    @Override
    public Object command(Host host, Console console) {
        Place place = new Place(host, console, context, resolver, outside);
        return new CommandLine(new PluginsCommand(console))
                .addSubcommand(new ListPlugins(place))
                .addSubcommand(new SearchPlugins(place))
                .addSubcommand(new InstallPlugins(place))
                .addSubcommand(new UpdatePlugins(place))
                .addSubcommand(new RemovePlugins(place));
    }
}

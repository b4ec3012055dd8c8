// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.command;

import java.util.List;
import org.morphogen.api.live.Runs;
import org.morphogen.control.develop.DevCommand;
import org.morphogen.control.host.Neighbours;
import org.morphogen.shell.extend.CommandSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the commands to the shell. */
@Component(service = {})
public final class CommandSources {

    private final List<ServiceRegistration<?>> registrations;

    @Activate
    public CommandSources(BundleContext context, @Reference Neighbours neighbours, @Reference Runs runs) {
        List<CommandSource> sources = List.of(
                (host, console) -> new ServeCommand(neighbours, runs, console),
                (host, console) -> new RunsCommand(neighbours, host, console),
                (host, console) -> new SwapCommand(neighbours, console),
                (host, console) -> new SteerCommand.Pause(neighbours, console),
                (host, console) -> new SteerCommand.Resume(neighbours, console),
                (host, console) -> new SteerCommand.Step(neighbours, console),
                (host, console) -> new SteerCommand.Stop(neighbours, console),
                (host, console) -> new BranchCommand(neighbours, console),
                (host, console) -> new DevCommand(neighbours, host, console));
        this.registrations = sources.stream()
                .<ServiceRegistration<?>>map(source -> context.registerService(CommandSource.class, source, null))
                .toList();
    }

    @Deactivate
    void deactivate() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}

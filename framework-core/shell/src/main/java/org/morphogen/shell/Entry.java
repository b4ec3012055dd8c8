// SPDX-License-Identifier: Apache-2.0
package org.morphogen.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.morphogen.api.analysis.Analyst;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Json;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.run.RunFolders;
import org.morphogen.api.run.Runner;
import org.morphogen.shell.command.Commands;
import org.morphogen.shell.extend.CommandSource;
import org.morphogen.shell.extend.Outside;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What the launcher calls: takes the command line, returns the exit code. */
@Component(service = ToIntFunction.class, property = "morphogen.entry:Boolean=true")
public final class Entry implements ToIntFunction<String[]> {

    private final Commands commands;

    /** Compute, run folders and the run loop may be missing: the other commands, 'doctor' above all, still work. */
    @Activate
    public Entry(
            BundleContext context,
            @Reference Json json,
            @Reference Catalog catalog,
            @Reference Experiments experiments,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Devices> devices,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<RunFolders> folders,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Runner> runner,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Analyst> analyst,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Optional<Outside> outside,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) List<CommandSource> more) {
        String home = context.getProperty("morphogen.home");
        Host host = new Host(
                json,
                catalog,
                experiments,
                devices,
                folders,
                runner,
                analyst,
                Path.of(home == null ? "" : home),
                System.getenv(),
                () -> states(context));
        commands = new Commands(host, Console.ofProcess(), more, outside);
    }

    @Override
    public int applyAsInt(String[] arguments) {
        return commands.run(arguments);
    }

    private static List<Host.BundleState> states(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .map(bundle -> new Host.BundleState(
                        String.valueOf(bundle.getSymbolicName()),
                        bundle.getVersion().toString(),
                        (bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) != 0))
                .toList();
    }
}

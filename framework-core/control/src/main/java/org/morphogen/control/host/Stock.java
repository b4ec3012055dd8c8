// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;
import org.morphogen.api.run.RunException;

/** Keeps the plugins of a host as those of its user are: what is installed comes in, what is removed goes. */
final class Stock {

    private final Usage usage;
    private final Plugins plugins;

    Stock(Usage usage, Plugins plugins) {
        this.usage = usage;
        this.plugins = plugins;
    }

    /**
     * Takes in what {@code plugins install} has checked; no run is changed by it. A bundle that is here in the same
     * version gives way, unless a run uses it.
     */
    Map<String, Object> bring(Request request) {
        List<Path> jars = request.texts("jars").stream().map(Path::of).toList();
        request.texts("replaces").stream().map(Stock::bundle).forEach(this::giveWay);
        return Map.of("plugins", Usage.names(plugins.install(jars)));
    }

    private void giveWay(Plugins.Bundle bundle) {
        usage.of(bundle).findFirst().ifPresent(run -> {
            throw new RunException("the run " + run.id() + " uses " + bundle.name() + " " + bundle.version()
                    + "; raise the version to have both");
        });
        plugins.remove(bundle.name(), bundle.version());
    }

    /** Takes out what a run does not need; with {@code wait} also what it needs, and it waits until that is back. */
    Map<String, Object> remove(Request request) {
        List<Plugins.Bundle> bundles =
                request.texts("bundles").stream().map(Stock::bundle).toList();
        List<String> waiting = new ArrayList<>();
        for (Plugins.Bundle bundle : bundles) {
            for (Run run : usage.of(bundle).toList()) {
                refusal(run, bundle, request.flag("wait")).ifPresent(words -> {
                    throw new RunException(words);
                });
                waiting.add(run.id());
            }
        }
        List<Catalog.Entry> offered = bundles.stream()
                .flatMap(bundle -> usage.offers(bundle).stream())
                .toList();
        bundles.forEach(bundle -> plugins.remove(bundle.name(), bundle.version()));
        return Map.of("plugins", Usage.names(offered), "waiting", waiting);
    }

    private static Optional<String> refusal(Run run, Plugins.Bundle bundle, boolean wait) {
        String uses = "The run " + run.id() + " ('" + run.experiment().name() + "') uses " + bundle.name() + " "
                + bundle.version();
        if (run.status().phase() == Status.Phase.QUEUED) {
            return Optional.of(uses + " and has not begun. Stop it first: ./morphogen stop " + run.id());
        }
        return wait
                ? Optional.empty()
                : Optional.of(uses + ". Stop it, swap something else in, or let it wait until the plugin is back:"
                        + " ./morphogen plugins remove " + bundle.name() + "@" + bundle.version() + " --let-wait");
    }

    /** @param text {@code name@version} */
    private static Plugins.Bundle bundle(String text) {
        int at = text.indexOf('@');
        return new Plugins.Bundle(text.substring(0, at), text.substring(at + 1));
    }
}

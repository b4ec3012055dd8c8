// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.resolve;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.morphogen.api.experiment.Absences;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.run.RunException;
import org.morphogen.repository.index.Offer;
import org.morphogen.repository.index.Source;
import org.morphogen.repository.trust.Trust;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.VersionRange;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.resolver.Resolver;

/** Looks for a plugin that is missed among bundles that do not start, then in the index of this user, then in what ships. */
@Component(service = Absences.class)
public final class PluginAbsences implements Absences {

    private static final String INDEX = "MORPHOGEN_INDEX";

    private final BundleContext context;
    private final Resolver resolver;

    /** @param resolver the framework's own */
    @Activate
    public PluginAbsences(BundleContext context, @Reference Resolver resolver) {
        this.context = context;
        this.resolver = resolver;
    }

    @Override
    public String advice(Kind kind, String type, String range) {
        try {
            VersionRange versions = new VersionRange(range.isEmpty() ? "0" : range);
            String plugin = kind.word() + " " + type;
            return stopped(plugin, versions).or(() -> offered(plugin, versions)).orElse("");
        } catch (IllegalArgumentException | RunException e) {
            // A range that cannot be read is told elsewhere; so is an index, to whoever asks for it.
            return "";
        }
    }

    /** A bundle that is installed and did not start. */
    private Optional<String> stopped(String plugin, VersionRange versions) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE && versions.includes(bundle.getVersion()))
                .filter(bundle ->
                        Offer.plugins(bundle.adapt(BundleRevision.class)).contains(plugin))
                .findFirst()
                .map(bundle -> "The bundle " + bundle.getSymbolicName() + " " + bundle.getVersion()
                        + " has it and does not run" + reason(bundle) + ".");
    }

    /** What it lacks, and which offers would help. */
    private String reason(Bundle bundle) {
        if (bundle.getState() == Bundle.RESOLVED) {
            return ": it was stopped, or failed when it started";
        }
        Offer itself = Offer.of(bundle.adapt(BundleRevision.class), URI.create("file:/"), "");
        Resolution question = new Resolution(itself, offers(), context);
        Optional<String> missing = question.missing(resolver);
        return missing.map(text -> ": it needs " + text)
                .orElseGet(() -> question.resolve(resolver).stream()
                        .filter(offer -> offer != itself)
                        .findFirst()
                        .map(offer -> "; './morphogen plugins install " + offer.name() + "' brings what it lacks")
                        .orElse(""));
    }

    private Optional<String> offered(String plugin, VersionRange versions) {
        List<Offer> offers = offers();
        return offers.stream()
                .filter(offer -> offer.plugins().contains(plugin) && versions.includes(offer.version()))
                .max(Comparator.comparing(Offer::version))
                .map(offer -> new Resolution(offer, offers, context)
                        .missing(resolver)
                        .map(text -> "The index offers it in " + offer + ", which needs " + text)
                        .orElse("'./morphogen plugins install \"" + plugin + "@" + offer.version() + "\""
                                + "' brings it"))
                .map(text -> text + ".");
    }

    /** Of an index that is a file; one on another machine is asked by 'plugins' alone, since it takes its time. */
    private List<Offer> offers() {
        String named = Optional.ofNullable(System.getenv(INDEX)).orElse("");
        String home = Optional.ofNullable(context.getProperty("morphogen.home")).orElse("");
        Path index =
                named.isBlank() ? Path.of(home, "index.xml") : Path.of(named).toAbsolutePath();
        return named.contains("://") || !Files.exists(index)
                ? List.of()
                : new Source(index.toUri(), Trust.none(), context).offers();
    }
}

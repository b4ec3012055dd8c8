// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.run.RunException;
import org.morphogen.repository.index.Offer;
import org.morphogen.repository.index.Source;
import org.morphogen.repository.resolve.Resolution;
import org.morphogen.repository.shelf.Shelf;
import org.morphogen.repository.shelf.Trial;
import org.morphogen.repository.trust.Trust;
import org.morphogen.shell.extend.Outside;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.resolver.Resolver;

/** What all of them work with. */
record Place(Host host, Console console, BundleContext context, Resolver resolver, Optional<Outside> outside) {

    private static final String INDEX = "MORPHOGEN_INDEX";

    Shelf shelf() {
        return Shelf.find(host.environment(), Path.of(System.getProperty("user.home")));
    }

    private Trust trust() {
        String config = host.environment().getOrDefault("XDG_CONFIG_HOME", "");
        Path base = config.isBlank() ? Path.of(System.getProperty("user.home"), ".config") : Path.of(config);
        return Trust.in(base.resolve("morphogen/plugins.pem"));
    }

    /** @param from what the user named, else what the environment names, else the index that ships */
    List<Offer> offers(@Nullable String from) {
        String named = from != null ? from : host.environment().getOrDefault(INDEX, "");
        if (named.isBlank()) {
            // What ships vouches for itself.
            return new Source(host.home().resolve("index.xml").toUri(), Trust.none(), context).offers();
        }
        URI address = named.matches("https?://.*")
                ? URI.create(named)
                : Path.of(named).toAbsolutePath().toUri();
        return new Source(address, trust(), context).offers();
    }

    /** Resolves, fetches, checks, starts and only then keeps; says what it kept, and brings it into the host that stays. */
    void install(Offer wanted, List<Offer> offers) {
        makeRoom(wanted);
        Map<Offer, byte[]> jars = new LinkedHashMap<>();
        for (Offer offer : new Resolution(wanted, offers, context).resolve(resolver)) {
            jars.put(offer, fetch(offer));
        }
        Trial.start(jars, context);
        List<Path> kept = new ArrayList<>();
        List<String> names = new ArrayList<>();
        jars.forEach((offer, jar) -> {
            Path file = shelf().put(offer, jar);
            console.print("Installed " + offer + ": " + file);
            kept.add(file.toAbsolutePath().normalize());
            names.add(offer.name() + "@" + offer.version());
        });
        outside.flatMap(o -> o.bring(kept, names)).ifPresent(console::say);
    }

    /** A plugin that is built again in the same version takes the place of the old jar; what ships does not give way. */
    private void makeRoom(Offer wanted) {
        for (Bundle bundle : context.getBundles()) {
            if (wanted.name().equals(bundle.getSymbolicName())
                    && wanted.version().equals(bundle.getVersion())) {
                if (!isOnShelf(bundle)) {
                    throw new RunException(
                            wanted + " ships with this Morphogen. Raise its version to install another.");
                }
                try {
                    bundle.uninstall();
                } catch (BundleException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Whether the user installed it. */
    boolean isOnShelf(Bundle bundle) {
        return bundle.getLocation()
                .contains(shelf().folder().toAbsolutePath().toUri().toString());
    }

    private static byte[] fetch(Offer offer) {
        try (InputStream stream = offer.content().toURL().openStream()) {
            byte[] jar = stream.readAllBytes();
            String found = Trust.checksum(jar);
            if (!found.equalsIgnoreCase(offer.checksum())) {
                throw new RunException(offer.content() + " is not what the index describes: its SHA-256 is " + found
                        + ", expected " + offer.checksum() + ". Nothing was installed.");
            }
            return jar;
        } catch (IOException e) {
            throw new RunException(offer.content() + " cannot be read: " + e + ". Nothing was installed.");
        }
    }
}

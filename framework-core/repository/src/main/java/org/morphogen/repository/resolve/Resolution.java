// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.morphogen.api.run.RunException;
import org.morphogen.repository.index.Offer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;
import org.osgi.service.resolver.Resolver;

/** One question to the framework's own resolver: what must be installed, beside what is, so that an offer resolves? */
public final class Resolution extends ResolveContext {

    private final Offer wanted;
    private final List<Offer> offers;
    private final FrameworkWiring framework;
    private final List<Bundle> bundles;

    /** @param context of any bundle of the running framework */
    public Resolution(Offer wanted, List<Offer> offers, BundleContext context) {
        this.wanted = wanted;
        this.offers = List.copyOf(offers);
        this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        this.bundles = List.of(context.getBundles());
    }

    /**
     * The offer and all that it needs and is not installed.
     *
     * @throws RunException naming each requirement that nothing meets
     */
    public List<Offer> resolve(Resolver resolver) {
        try {
            return resolver.resolve(this).keySet().stream()
                    .filter(Offer.class::isInstance)
                    .map(Offer.class::cast)
                    .sorted(Comparator.comparing(Offer::name))
                    .toList();
        } catch (ResolutionException e) {
            throw new RunException(wanted + " cannot be installed: it needs " + missing(e)
                    + ", which neither this Morphogen nor the index offers.");
        }
    }

    /** What nothing meets; empty if the offer can be installed. */
    Optional<String> missing(Resolver resolver) {
        try {
            resolver.resolve(this);
            return Optional.empty();
        } catch (ResolutionException e) {
            return Optional.of(missing(e));
        }
    }

    private static String missing(ResolutionException e) {
        String missing = e.getUnresolvedRequirements().stream()
                .map(Resolution::text)
                .distinct()
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? String.valueOf(e.getMessage()) : missing;
    }

    /** A requirement as people say it: {@code package org.morphogen.api.rule [1.2,2)}. */
    private static String text(Requirement requirement) {
        String name = requirement.getNamespace().replace("osgi.wiring.", "");
        return name + " " + requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "")
                + (requirement.getResource() instanceof Offer offer ? " (asked for by " + offer + ")" : "");
    }

    @Override
    public Collection<Resource> getMandatoryResources() {
        return List.of(wanted);
    }

    @Override
    public List<Capability> findProviders(Requirement requirement) {
        List<Capability> found = new ArrayList<>(framework.findProviders(requirement));
        offers.stream()
                .sorted(Comparator.comparing(Offer::version).reversed())
                .flatMap(offer -> offer.getCapabilities(requirement.getNamespace()).stream())
                .filter(capability -> matches(requirement, capability))
                .forEach(found::add);
        return found;
    }

    private static boolean matches(Requirement requirement, Capability capability) {
        String filter = requirement.getDirectives().get(Namespace.REQUIREMENT_FILTER_DIRECTIVE);
        try {
            return filter == null || FrameworkUtil.createFilter(filter).matches(capability.getAttributes());
        } catch (InvalidSyntaxException e) {
            throw new RunException("An index has a requirement with a filter that cannot be read: " + filter);
        }
    }

    @Override
    public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
        capabilities.add(hosted);
        return capabilities.size() - 1;
    }

    /** Services and extenders are looked at too; only what says that it matters at another time is passed over. */
    @Override
    public boolean isEffective(Requirement requirement) {
        String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
        return effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE);
    }

    @Override
    public Map<Resource, Wiring> getWirings() {
        Map<Resource, Wiring> wirings = new HashMap<>();
        for (Bundle bundle : bundles) {
            BundleRevision revision = bundle.adapt(BundleRevision.class);
            BundleWiring wiring = revision == null ? null : revision.getWiring();
            if (wiring != null) {
                wirings.put(revision, wiring);
            }
        }
        return wirings;
    }

    /** The newest offer of a name in a range of versions. */
    public static Offer newest(List<Offer> offers, String name, String version) {
        org.osgi.framework.VersionRange range = new org.osgi.framework.VersionRange(
                version.isEmpty() ? "0" : version.matches("[\\[(].*") ? version : "[" + version + "," + version + "]");
        return offers.stream()
                .filter(offer -> named(offer, name) && range.includes(offer.version()))
                .max(Comparator.comparing(Offer::version))
                .orElseThrow(() -> new RunException(missing(offers, name, version)));
    }

    private static boolean named(Offer offer, String name) {
        return offer.name().equals(name) || offer.plugins().contains(name);
    }

    private static String missing(List<Offer> offers, String name, String version) {
        List<Version> versions = offers.stream()
                .filter(offer -> named(offer, name))
                .map(Offer::version)
                .sorted()
                .toList();
        return versions.isEmpty()
                ? "The index offers no '" + name + "'; './morphogen plugins search' lists what it offers."
                : "The index offers no '" + name + "' of version " + version + "; it has "
                        + Arrays.toString(versions.toArray()) + ".";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.index;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A bundle that could be installed, as an index describes it. */
public final class Offer implements Resource {

    private static final String CONTENT = "osgi.content";
    private static final String PLUGIN = "org.morphogen.plugin";

    private final URI base;
    private final List<Capability> capabilities = new ArrayList<>();
    private final List<Requirement> requirements = new ArrayList<>();

    /** @param base what relative addresses are relative to */
    Offer(URI base) {
        this.base = base;
    }

    /** An index without an index file: what a jar's own manifest says, as the framework reads it. */
    public static Offer of(BundleRevision bundle, URI jar, String checksum) {
        Offer offer = new Offer(jar);
        bundle.getCapabilities(null).forEach(c -> offer.add(Clause.of(c)));
        bundle.getRequirements(null).forEach(r -> offer.add(Clause.of(r)));
        Clause content = new Clause(CONTENT, false);
        content.attribute("url", jar.toString(), "String");
        content.attribute(CONTENT, checksum, "String");
        offer.add(content);
        return offer;
    }

    void add(Clause clause) {
        if (clause.requires()) {
            requirements.add(clause.requirement(this));
        } else {
            capabilities.add(clause.capability(this));
        }
    }

    @Override
    public List<Capability> getCapabilities(@Nullable String namespace) {
        return capabilities.stream()
                .filter(c -> namespace == null || c.getNamespace().equals(namespace))
                .toList();
    }

    @Override
    public List<Requirement> getRequirements(@Nullable String namespace) {
        return requirements.stream()
                .filter(r -> namespace == null || r.getNamespace().equals(namespace))
                .toList();
    }

    /** The bundle's symbolic name. */
    public String name() {
        return attribute(IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.IDENTITY_NAMESPACE);
    }

    public Version version() {
        return Version.parseVersion(
                attribute(IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.CAPABILITY_VERSION_ATTRIBUTE));
    }

    /** One sentence, or nothing. */
    public String description() {
        return attribute(IdentityNamespace.IDENTITY_NAMESPACE, IdentityNamespace.CAPABILITY_DESCRIPTION_ATTRIBUTE);
    }

    /** Such as {@code rule neural}; none for a bundle that is no plugin. */
    public List<String> plugins() {
        return plugins(getCapabilities(PLUGIN));
    }

    /** The same of a bundle that is installed. */
    public static List<String> plugins(BundleRevision bundle) {
        return plugins(bundle.getDeclaredCapabilities(PLUGIN));
    }

    private static List<String> plugins(List<? extends Capability> capabilities) {
        return capabilities.stream()
                .map(Capability::getAttributes)
                .map(plugin -> String.valueOf(plugin.get("kind")).toLowerCase(Locale.ROOT) + " " + plugin.get("type"))
                .toList();
    }

    /** Where its jar is. */
    public URI content() {
        return base.resolve(attribute(CONTENT, "url"));
    }

    /** SHA-256 of its jar in hexadecimal digits, or nothing. */
    public String checksum() {
        return attribute(CONTENT, CONTENT);
    }

    private String attribute(String namespace, String key) {
        return getCapabilities(namespace).stream()
                .map(c -> String.valueOf(c.getAttributes().getOrDefault(key, "")))
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        return name() + " " + version();
    }
}

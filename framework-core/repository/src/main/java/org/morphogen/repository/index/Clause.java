// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.framework.Version;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** A capability or requirement while it is read. */
final class Clause {

    private final String namespace;
    private final boolean requires;
    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, String> directives = new HashMap<>();

    Clause(String namespace, boolean requires) {
        this.namespace = namespace;
        this.requires = requires;
    }

    static Clause of(Capability capability) {
        Clause clause = new Clause(capability.getNamespace(), false);
        clause.attributes.putAll(capability.getAttributes());
        clause.directives.putAll(capability.getDirectives());
        return clause;
    }

    static Clause of(Requirement requirement) {
        Clause clause = new Clause(requirement.getNamespace(), true);
        clause.attributes.putAll(requirement.getAttributes());
        clause.directives.putAll(requirement.getDirectives());
        return clause;
    }

    boolean requires() {
        return requires;
    }

    void directive(String name, String value) {
        directives.put(name, value);
    }

    /** @param type as the OSGi repository format names types: {@code String}, {@code Version}, {@code List<Long>} ... */
    void attribute(String name, String value, String type) {
        Object typed = switch (type) {
            case "Version" -> Version.parseVersion(value);
            case "Long" -> Long.valueOf(value.strip());
            case "Double" -> Double.valueOf(value.strip());
            case "List<Version>" -> list(value, Version::parseVersion);
            case "List<Long>" -> list(value, Long::valueOf);
            case "List<Double>" -> list(value, Double::valueOf);
            case "List<String>", "List" -> list(value, text -> text);
            default -> value;
        };
        attributes.put(name, typed);
    }

    private static <T> List<T> list(String value, Function<String, T> read) {
        return Arrays.stream(value.split(",")).map(String::strip).map(read).toList();
    }

    Capability capability(Resource of) {
        return new Provided(namespace, Map.copyOf(attributes), Map.copyOf(directives), of);
    }

    Requirement requirement(Resource of) {
        return new Required(namespace, Map.copyOf(attributes), Map.copyOf(directives), of);
    }

    private record Provided(
            String getNamespace,
            Map<String, Object> getAttributes,
            Map<String, String> getDirectives,
            Resource getResource)
            implements Capability {

        // The resource lists its clauses: comparing by content would go round in circles.
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private record Required(
            String getNamespace,
            Map<String, Object> getAttributes,
            Map<String, String> getDirectives,
            Resource getResource)
            implements Requirement {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }

        @Override
        public String toString() {
            return getNamespace + " " + getDirectives.getOrDefault("filter", "");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.experiment;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The plugins that are there now. They come and go: ask anew, keep nothing. */
@ProviderType
public interface Catalog {

    /** All plugins, by kind, then type, newest version first. */
    List<Entry> entries();

    /** The newest plugin of a kind and type. */
    default Optional<Entry> find(Kind kind, String type) {
        return entries().stream()
                .filter(e -> e.kind() == kind && e.type().equals(type))
                .findFirst();
    }

    /** The plugin of a kind, type and exact version, as a {@link Part} names it. */
    default Optional<Entry> find(Kind kind, String type, String version) {
        return entries().stream()
                .filter(e ->
                        e.kind() == kind && e.type().equals(type) && e.version().equals(version))
                .findFirst();
    }

    /** Where a plugin came from, for records. Reads the bundle's file. */
    default Origin origin(Entry entry) {
        return new Origin(entry.bundle(), entry.version(), "", "");
    }

    /** Tells {@code watcher} of plugins that come and go, until the watch is closed. */
    default Watch watch(Watcher watcher) {
        return () -> {};
    }

    /** Hears of plugins on the thread that starts or stops their bundles. */
    interface Watcher {

        /** It is in {@link #entries} from now on. */
        void came(Entry entry);

        /**
         * It is not in {@link #entries} any more, and its bundle stops when this call returns: whoever uses it may
         * finish what it does, within some seconds.
         */
        void leaves(Entry entry);
    }

    /** Ends a watch. */
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * One plugin service.
     *
     * @param version of its bundle
     * @param bundle its bundle's symbolic name
     * @param service such as a {@code RuleType}
     */
    record Entry(Kind kind, String type, String version, String bundle, Object service) {}
}

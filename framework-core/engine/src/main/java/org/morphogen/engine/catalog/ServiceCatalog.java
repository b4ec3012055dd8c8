// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.experiment.Origin;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/** Tracks every service that names a plugin kind and type. */
@Component(service = Catalog.class)
public final class ServiceCatalog implements Catalog {

    private static final System.Logger LOG = System.getLogger(ServiceCatalog.class.getName());

    private final ServiceTracker<Object, Object> tracker;
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    @Activate
    public ServiceCatalog(BundleContext context) {
        this.tracker = new Tracker(context);
        tracker.open();
    }

    @Deactivate
    void deactivate() {
        tracker.close();
    }

    @Override
    public List<Entry> entries() {
        return found().stream().map(Found::entry).toList();
    }

    private List<Found> found() {
        List<Found> found = new ArrayList<>();
        for (Map.Entry<ServiceReference<Object>, Object> each :
                tracker.getTracked().entrySet()) {
            Found one = found(each.getKey(), each.getValue());
            if (one != null) {
                found.add(one);
            }
        }
        found.sort(Comparator.comparing((Found f) -> f.entry.kind())
                .thenComparing(f -> f.entry.type())
                .thenComparing(f -> f.ranking, Comparator.reverseOrder())
                .thenComparing(f -> f.version, Comparator.reverseOrder()));
        return found;
    }

    @Override
    public Origin origin(Entry entry) {
        return found().stream()
                .filter(f -> f.entry.service() == entry.service())
                .findFirst()
                .map(f -> f.reference.getBundle())
                .filter(Objects::nonNull)
                .map(BundleOrigin::of)
                .orElseGet(() -> Catalog.super.origin(entry));
    }

    @Override
    public Watch watch(Watcher watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** A watcher that fails must not keep the others, or the framework, from going on. */
    private void tell(Consumer<Watcher> event) {
        for (Watcher watcher : watchers) {
            try {
                event.accept(watcher);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "a watcher of plugins failed", e);
            }
        }
    }

    /** Null if its bundle has just gone. */
    private static @Nullable Found found(ServiceReference<Object> reference, Object service) {
        if (reference.getBundle() == null) {
            return null;
        }
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new Found(
                reference,
                entry(reference, service),
                reference.getBundle().getVersion(),
                ranking instanceof Integer rank ? rank : 0);
    }

    private static Entry entry(ServiceReference<Object> reference, Object service) {
        return new Entry(
                Kind.valueOf(String.valueOf(reference.getProperty("morphogen.kind"))),
                String.valueOf(reference.getProperty("morphogen.type")),
                reference.getBundle().getVersion().toString(),
                reference.getBundle().getSymbolicName(),
                service);
    }

    private record Found(ServiceReference<Object> reference, Entry entry, Version version, int ranking) {}

    /** Tells the watchers. A service leaves the catalogue first and is given back when all have answered. */
    private final class Tracker extends ServiceTracker<Object, Object> {

        Tracker(BundleContext context) {
            super(context, filter(context), null);
        }

        private static Filter filter(BundleContext context) {
            try {
                return context.createFilter("(&(morphogen.kind=*)(morphogen.type=*))");
            } catch (InvalidSyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public @Nullable Object addingService(ServiceReference<Object> reference) {
            Object service = super.addingService(reference);
            if (service != null) {
                Entry entry = entry(reference, service);
                tell(watcher -> watcher.came(entry));
            }
            return service;
        }

        @Override
        public void removedService(ServiceReference<Object> reference, Object service) {
            if (reference.getBundle() != null) {
                Entry entry = entry(reference, service);
                tell(watcher -> watcher.leaves(entry));
            }
            super.removedService(reference, service);
        }
    }
}

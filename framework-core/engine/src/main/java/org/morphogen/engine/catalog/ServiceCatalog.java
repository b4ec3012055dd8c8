// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Kind;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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

    private final ServiceTracker<Object, Object> tracker;

    @Activate
    public ServiceCatalog(BundleContext context) {
        this.tracker = new ServiceTracker<>(context, filter(context), null);
        tracker.open();
    }

    private static org.osgi.framework.Filter filter(BundleContext context) {
        try {
            return context.createFilter("(&(morphogen.kind=*)(morphogen.type=*))");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Deactivate
    void deactivate() {
        tracker.close();
    }

    @Override
    public List<Entry> entries() {
        List<Found> found = new ArrayList<>();
        for (Map.Entry<ServiceReference<Object>, Object> each :
                tracker.getTracked().entrySet()) {
            found.add(found(each.getKey(), each.getValue()));
        }
        found.sort(Comparator.comparing((Found f) -> f.entry.kind())
                .thenComparing(f -> f.entry.type())
                .thenComparing(f -> f.ranking, Comparator.reverseOrder())
                .thenComparing(f -> f.version, Comparator.reverseOrder()));
        return found.stream().map(Found::entry).toList();
    }

    private static Found found(ServiceReference<Object> reference, Object service) {
        Version version = reference.getBundle().getVersion();
        Kind kind = Kind.valueOf(String.valueOf(reference.getProperty("morphogen.kind")));
        Entry entry = new Entry(
                kind,
                String.valueOf(reference.getProperty("morphogen.type")),
                version.toString(),
                reference.getBundle().getSymbolicName(),
                service);
        Object ranking = reference.getProperty(Constants.SERVICE_RANKING);
        return new Found(entry, version, ranking instanceof Integer rank ? rank : 0);
    }

    private record Found(Entry entry, Version version, int ranking) {}
}

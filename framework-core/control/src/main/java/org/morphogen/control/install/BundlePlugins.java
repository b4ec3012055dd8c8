// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.run.RunException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Installs bundles, and takes for started only what offers all that its manifest says. */
@Component(service = Plugins.class)
public final class BundlePlugins implements Plugins {

    private static final String PLUGIN = "org.morphogen.plugin";

    /** The launcher says it, as a URI. */
    private static final String FOLDER = "morphogen.plugins";

    private final BundleContext context;
    private final Catalog catalog;
    private final ActivationFailure failures;
    private final List<org.osgi.framework.Bundle> installed = new CopyOnWriteArrayList<>();

    @Activate
    public BundlePlugins(
            BundleContext context, @Reference Catalog catalog, @Reference ServiceComponentRuntime components) {
        this.context = context;
        this.catalog = catalog;
        this.failures = new ActivationFailure(components);
    }

    @Override
    public List<Catalog.Entry> install(List<Path> jars) {
        Map<Path, org.osgi.framework.Bundle> bundles = new LinkedHashMap<>();
        try {
            jars.forEach(jar -> bundles.put(jar, installed(jar)));
            List<Catalog.Entry> brought = new ArrayList<>();
            bundles.forEach((jar, bundle) -> brought.addAll(started(jar, bundle)));
            if (brought.isEmpty()) {
                throw new RunException("The bundle " + jars.get(0)
                        + " does not start: it offers no plugin: its manifest has no capability " + PLUGIN);
            }
            installed.addAll(bundles.values());
            return brought;
        } catch (RuntimeException e) {
            bundles.values().forEach(this::remove);
            throw e;
        }
    }

    private List<Catalog.Entry> started(Path jar, org.osgi.framework.Bundle bundle) {
        try {
            bundle.start();
            return brought(bundle);
        } catch (BundleException | RuntimeException | LinkageError e) {
            throw new RunException("The bundle " + jar + " does not start: " + reason(e));
        }
    }

    /** The location names the file, so that its hash can be told; the content is copied, so that the file may go. */
    private org.osgi.framework.Bundle installed(Path jar) {
        String location = jar.toAbsolutePath().normalize().toUri().toString();
        if (context.getBundle(location) != null) {
            throw new RunException("The file " + jar + " is installed already");
        }
        try (InputStream in = Files.newInputStream(jar)) {
            return context.installBundle(location, in);
        } catch (BundleException | IOException | RuntimeException e) {
            throw new RunException("The bundle " + jar + " cannot be read: " + reason(e));
        }
    }

    private List<Catalog.Entry> brought(org.osgi.framework.Bundle bundle) {
        List<BundleCapability> promised = bundle.adapt(BundleRevision.class).getDeclaredCapabilities(PLUGIN);
        return promised.stream()
                .map(promise -> found(bundle, promise.getAttributes()))
                .toList();
    }

    private Catalog.Entry found(org.osgi.framework.Bundle bundle, Map<String, Object> promise) {
        return catalog.entries().stream()
                .filter(entry -> entry.bundle().equals(bundle.getSymbolicName())
                        && entry.version().equals(bundle.getVersion().toString())
                        && entry.kind().name().equals(String.valueOf(promise.get("kind")))
                        && entry.type().equals(String.valueOf(promise.get("type"))))
                .findFirst()
                .orElseThrow(() -> new RunException(
                        "its " + String.valueOf(promise.get("kind")).toLowerCase(java.util.Locale.ROOT) + " '"
                                + promise.get("type") + "' is not there" + failures.of(bundle)));
    }

    /** The innermost reason; a framework wraps them. */
    private static String reason(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        boolean worded = cause instanceof BundleException || cause instanceof RunException;
        return worded ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    @Override
    public void remove(String name, String version) {
        Arrays.stream(context.getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName())
                        && bundle.getVersion().toString().equals(version))
                .filter(bundle -> installed.contains(bundle) || isUsers(bundle))
                .forEach(this::remove);
    }

    /** Whether it lies in the folder of what the user installed, which this process began with. */
    private boolean isUsers(org.osgi.framework.Bundle bundle) {
        String folder = context.getProperty(FOLDER);
        return folder != null && bundle.getLocation().startsWith("reference:" + folder);
    }

    private void remove(org.osgi.framework.Bundle bundle) {
        installed.remove(bundle);
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            System.getLogger(BundlePlugins.class.getName()).log(System.Logger.Level.DEBUG, "gone already", e);
        }
    }

    @Override
    public List<Bundle> installed() {
        return installed.stream()
                .map(bundle ->
                        new Bundle(bundle.getSymbolicName(), bundle.getVersion().toString()))
                .toList();
    }
}

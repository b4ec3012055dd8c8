// SPDX-License-Identifier: Apache-2.0
package org.morphogen.launcher;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;

/** A framework with all bundles of a home, up to the last start level. */
final class Host implements AutoCloseable {

    /** The shell's service: takes the command line, returns the exit code. Only Java's own types cross this line. */
    private static final String ENTRY = "(morphogen.entry=true)";

    private static final long STOP_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Framework framework;
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final CountDownLatch started = new CountDownLatch(1);

    private Host(Framework framework) {
        this.framework = framework;
    }

    /**
     * Starts the framework. A bundle that does not start is a line in {@link #problems()}, no exception.
     *
     * @param storage the framework's working folder; made by it
     */
    static Host start(Home home, Path storage) {
        Framework framework = new FrameworkFactory().newFramework(settings(home, storage));
        Host host = new Host(framework);
        try {
            framework.init();
            BundleContext context = framework.getBundleContext();
            context.addFrameworkListener(host::note);
            home.entriesWith(Home.installed()).forEach(entry -> host.install(context, entry));
            framework.start();
            // Events come in order and on another thread: once this one is here, all problems are.
            host.started.await();
        } catch (BundleException e) {
            throw new LaunchException("The framework does not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("The start was interrupted.", e);
        }
        return host;
    }

    /** One line for each bundle that is not there: which, why and what would help. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * The shell.
     *
     * @throws LaunchException when its bundle did not start
     */
    @SuppressWarnings({"rawtypes", "unchecked"})
    ToIntFunction<String[]> entry() {
        BundleContext context = framework.getBundleContext();
        try {
            Collection<ServiceReference<ToIntFunction>> found =
                    context.getServiceReferences(ToIntFunction.class, ENTRY);
            for (ServiceReference<ToIntFunction> reference : found) {
                ToIntFunction<String[]> entry = context.getService(reference);
                if (entry != null) {
                    return entry;
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new LaunchException("The shell did not start, so there is nobody to run the command."
                + " Build the project or install it again.");
    }

    /** Stops all bundles and waits for them, some seconds at most. */
    @Override
    public void close() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MILLIS);
        } catch (BundleException e) {
            problems.add("The framework does not stop: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> settings(Home home, Path storage) {
        return Map.of(
                Constants.FRAMEWORK_STORAGE,
                storage.toString(),
                Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                Integer.toString(Home.LAST_LEVEL),
                // The framework's own log would print stack traces; its events reach us instead.
                "felix.log.level",
                "0",
                "morphogen.home",
                home.folder().toString(),
                "morphogen.plugins",
                Home.installed().toUri().toString());
    }

    private void install(BundleContext context, Home.Entry entry) {
        try {
            // A reference is read where it lies: nothing is copied at a start.
            Bundle bundle = context.installBundle("reference:" + entry.jar().toUri());
            bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
            if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
                bundle.start(Bundle.START_ACTIVATION_POLICY);
            }
        } catch (BundleException e) {
            problems.add("Bundle " + entry.jar().getFileName() + " is left out: " + BundleFailure.reason(e));
        }
    }

    private void note(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            started.countDown();
        } else if (event.getType() == FrameworkEvent.ERROR) {
            problems.add("Bundle " + event.getBundle().getSymbolicName() + " "
                    + event.getBundle().getVersion() + " does not start: "
                    + BundleFailure.reason(event.getThrowable()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.control.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.run.RunException;
import org.morphogen.api.view.Window;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;

/**
 * The bundles that only a web page needs: a folder beside those that every command starts. Ours are started; what they
 * stand on is installed and comes up when they ask for it.
 *
 * @param context of the framework that they go into
 */
public record WebBundles(BundleContext context) {

    private static final String FOLDER = "bundles/web";
    private static final String OURS = "org.morphogen.";

    /** Throws RunException saying why there is none. */
    public Window window() {
        try {
            for (Bundle bundle : installed()) {
                if (bundle.getSymbolicName().startsWith(OURS)) {
                    bundle.start();
                }
            }
        } catch (BundleException e) {
            throw new RunException("The web page does not start: " + e.getMessage());
        }
        ServiceReference<Window> found = context.getServiceReference(Window.class);
        @Nullable Window window = found == null ? null : context.getService(found);
        if (window == null) {
            throw new RunException("The web page's bundle is there and its service is not. See './morphogen doctor'");
        }
        return window;
    }

    private List<Bundle> installed() throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : jars()) {
            bundles.add(context.installBundle("reference:" + jar.toUri()));
        }
        return bundles;
    }

    private List<Path> jars() {
        Path folder =
                Path.of(String.valueOf(context.getProperty("morphogen.home"))).resolve(FOLDER);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new RunException("There is no web page in this installation: no folder " + folder);
        }
    }
}

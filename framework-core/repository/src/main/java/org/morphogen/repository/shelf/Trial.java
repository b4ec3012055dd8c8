// SPDX-License-Identifier: Apache-2.0
package org.morphogen.repository.shelf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.morphogen.api.run.RunException;
import org.morphogen.repository.index.Offer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Starts jars in the running framework before they are kept: what does not start is not installed. */
public final class Trial {

    private Trial() {}

    /** @throws RunException with the framework's reason; then nothing is left of the attempt */
    public static void start(Map<Offer, byte[]> jars, BundleContext context) {
        Map<Offer, Bundle> installed = new LinkedHashMap<>();
        try {
            for (Map.Entry<Offer, byte[]> jar : jars.entrySet()) {
                String location = "trial:" + jar.getKey();
                installed.put(jar.getKey(), context.installBundle(location, new ByteArrayInputStream(jar.getValue())));
            }
            for (Bundle bundle : installed.values()) {
                bundle.start();
            }
        } catch (BundleException e) {
            undo(new ArrayList<>(installed.values()));
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new RunException("It does not start, so it is not installed: "
                    + String.valueOf(cause.getMessage() == null ? cause : cause.getMessage())
                            .strip());
        }
    }

    private static void undo(List<Bundle> bundles) {
        for (Bundle bundle : bundles) {
            try {
                bundle.uninstall();
            } catch (BundleException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

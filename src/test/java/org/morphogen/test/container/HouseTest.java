// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** The bundles that ship, in the framework that ships. */
class HouseTest {

    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(HouseTest.class).getBundleContext();

    @Test
    void everyBundleIsActive() {
        List<Bundle> asleep = Arrays.stream(CONTEXT.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                .toList();

        assertEquals(List.of(), asleep);
    }

    @Test
    void onlyTheApiAndItsImplementersExportPackages() {
        List<String> exporters = ours().filter(bundle -> !packages(bundle).isEmpty())
                .map(Bundle::getSymbolicName)
                .filter(name -> name.startsWith("org.morphogen.plugin.") || name.equals("org.morphogen.config"))
                .toList();

        assertEquals(List.of(), exporters, "plugins and the Jackson room must not offer packages");
    }

    @Test
    void theApiIsExportedAndImportsNothing() {
        Bundle api = ours().filter(bundle -> bundle.getSymbolicName().equals("org.morphogen.api"))
                .findFirst()
                .orElseThrow();

        assertFalse(packages(api).isEmpty());
        List<BundleRequirement> imports =
                api.adapt(BundleRevision.class).getDeclaredRequirements(PackageNamespace.PACKAGE_NAMESPACE);
        assertEquals(List.of(), imports);
    }

    @Test
    void theShellOffersTheEntryThatTheLauncherAsksFor() throws InvalidSyntaxException {
        assertEquals(
                1,
                CONTEXT.getServiceReferences(ToIntFunction.class, "(morphogen.entry=true)")
                        .size());
    }

    private static Stream<Bundle> ours() {
        return Arrays.stream(CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.morphogen."));
    }

    private static List<BundleCapability> packages(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE);
    }
}

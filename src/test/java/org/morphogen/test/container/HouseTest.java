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
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

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
    void everyComponentHasWhatItNeeds() {
        ServiceComponentRuntime components =
                CONTEXT.getService(CONTEXT.getServiceReference(ServiceComponentRuntime.class));

        List<String> unsatisfied = components.getComponentDescriptionDTOs().stream()
                .flatMap(component -> components.getComponentConfigurationDTOs(component).stream())
                .filter(configuration -> configuration.unsatisfiedReferences.length > 0)
                .map(configuration -> configuration.description.name + " lacks "
                        + Arrays.stream(configuration.unsatisfiedReferences)
                                .map(reference -> reference.name)
                                .toList())
                .toList();

        assertEquals(List.of(), unsatisfied);
        assertFalse(components.getComponentDescriptionDTOs().isEmpty());
    }

    @Test
    void whatABundleEmbedsStaysInside() {
        List<String> foreign = ours().filter(bundle -> !bundle.getSymbolicName().equals("org.morphogen.jocl"))
                .flatMap(bundle -> packages(bundle).stream())
                .map(HouseTest::packageName)
                .filter(name -> !name.startsWith("org.morphogen."))
                .toList();

        assertEquals(List.of(), foreign);
    }

    @Test
    void onlyTheOpenClRoomSeesJocl() {
        List<String> users = ours().filter(bundle ->
                        bundle.adapt(BundleWiring.class).getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE).stream()
                                .anyMatch(wire ->
                                        packageName(wire.getCapability()).startsWith("org.jocl")))
                .map(Bundle::getSymbolicName)
                .toList();

        assertEquals(List.of("org.morphogen.opencl"), users);
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

    private static String packageName(BundleCapability capability) {
        return (String) capability.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
    }

    private static List<BundleCapability> packages(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE);
    }
}

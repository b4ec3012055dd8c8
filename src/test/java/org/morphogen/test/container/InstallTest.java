// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.live.Plugins;
import org.morphogen.api.run.RunException;
import org.osgi.framework.Bundle;

/** Bundles come into a running host whole, or not at all. */
class InstallTest {

    @TempDir
    Path folder;

    private final Plugins plugins = Lizard.service(Plugins.class);

    private static Bundle shipped() {
        return Arrays.stream(Lizard.CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(Lizard.RULE))
                .findFirst()
                .orElseThrow();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("plugin.jar"), content);
    }

    private static Set<Long> bundles() {
        return Arrays.stream(Lizard.CONTEXT.getBundles())
                .map(Bundle::getBundleId)
                .collect(Collectors.toSet());
    }

    private String refusal(byte[] content) throws IOException {
        Path file = file(content);
        Set<Long> before = bundles();
        String told =
                assertThrows(RunException.class, () -> plugins.install(file)).getMessage();
        assertEquals(before, bundles());
        assertEquals(List.of(), plugins.installed());
        return told;
    }

    @Test
    void aWholeBundleBringsItsPluginsBesideTheOldOnesAndTakesThemAlong() throws IOException {
        Path file = file(Rejarred.of(shipped(), "6.1.0").bytes());
        List<Catalog.Entry> brought = plugins.install(file);
        assertEquals(
                List.of("isotropic 6.1.0"),
                brought.stream().map(e -> e.type() + " " + e.version()).toList());
        plugins.remove(Lizard.RULE, "6.1.0");
        assertEquals(List.of(), plugins.installed());
    }

    @Test
    void aJarThatWasCutShortIsRefused() throws IOException {
        byte[] whole = Rejarred.of(shipped(), "6.2.0").bytes();
        String told = refusal(Arrays.copyOf(whole, whole.length / 2));
        assertTrue(told.contains("plugin.jar"), told);
    }

    @Test
    void aBundleThatThrowsWhenItStartsIsRefusedWithItsReason() throws IOException {
        String told = refusal(Rejarred.of(shipped(), "6.3.0")
                .header("Bundle-Activator", "org.morphogen.plugin.rule.isotropic.IsotropicRule")
                .bytes());
        assertTrue(told.contains("does not start"), told);
    }

    @Test
    void aComponentThatDoesNotComeUpIsRefusedWithItsReason() throws IOException {
        String told = refusal(Rejarred.of(shipped(), "6.4.0")
                .edited(
                        "OSGI-INF/org.morphogen.plugin.rule.isotropic.IsotropicRuleType.xml",
                        xml -> xml.replace(
                                "implementation class=\"org.morphogen.plugin.rule.isotropic.IsotropicRuleType\"",
                                "implementation class=\"org.morphogen.plugin.rule.isotropic.IsotropicRule\""))
                .bytes());
        assertTrue(told.contains("rule 'isotropic' is not there"), told);
    }

    @Test
    void aBundleWithoutAPluginIsRefused() throws IOException {
        String told = refusal(Rejarred.of(shipped(), "6.5.0")
                .header("Provide-Capability", "nothing")
                .bytes());
        assertTrue(told.contains("offers no plugin"), told);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.config.Problem;
import org.morphogen.api.experiment.Catalog;
import org.morphogen.api.experiment.Experiment;
import org.morphogen.api.experiment.ExperimentException;
import org.morphogen.api.experiment.Experiments;
import org.morphogen.api.experiment.Kind;
import org.morphogen.api.run.Runner;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Plugins come and go in a live framework, and experiments notice. */
class ComingAndGoingTest {

    private static final String LIFE = "org.morphogen.plugin.rule.lifelike";
    private static final BundleContext CONTEXT =
            FrameworkUtil.getBundle(ComingAndGoingTest.class).getBundleContext();

    @TempDir
    Path folder;

    private Bundle newer;

    @AfterEach
    void putThingsBack() throws BundleException {
        if (newer != null) {
            newer.uninstall();
        }
        bundle(LIFE).start();
    }

    @Test
    void anExperimentRunsOnTheDevice() {
        Runner.Result result = run("first");

        assertEquals(64, result.done());
        assertEquals(5.0, result.losses().get("population"));
    }

    @Test
    void aRuleIsGoneWhenItsBundleStopsAndBackWhenItStarts() throws BundleException {
        bundle(LIFE).stop();
        assertEquals(Optional.empty(), service(Catalog.class).find(Kind.RULE, "life-like"));
        ExperimentException told = assertThrows(ExperimentException.class, this::glider);
        assertEquals(
                List.of("/rule/type"),
                told.problems().stream().map(Problem::pointer).toList());
        assertTrue(told.getMessage().contains("neural"), told.getMessage());

        bundle(LIFE).start();
        assertEquals(5.0, run("back").losses().get("population"));
    }

    @Test
    void aRuleThatGoesAfterTheFileWasReadIsToldByName() throws BundleException {
        Experiment experiment = glider();
        bundle(LIFE).stop();
        ExperimentException told = assertThrows(
                ExperimentException.class, () -> service(Runner.class).check(experiment));
        assertTrue(told.getMessage().contains("the rule 'life-like' 1.0.0 is gone"), told.getMessage());
    }

    @Test
    void theNewestVersionBesideAnOlderOneIsUsedAndTheOlderOneTakesOverWhenItGoes() throws Exception {
        newer = CONTEXT.installBundle("newer-life", ofVersion(bundle(LIFE), "1.1.0"));
        newer.start();
        assertEquals("1.1.0", version());
        assertEquals("1.1.0", glider().rule().version());
        assertEquals(5.0, run("newer").losses().get("population"));

        newer.stop();
        assertEquals("1.0.0", version());
        assertEquals(5.0, run("older").losses().get("population"));
    }

    @Test
    void anUpdatedBundleIsUsedByTheNextRun() throws Exception {
        newer = CONTEXT.installBundle("updated-life", ofVersion(bundle(LIFE), "1.1.0"));
        newer.start();
        newer.update(ofVersion(bundle(LIFE), "1.2.0"));
        assertEquals("1.2.0", version());
        assertEquals(5.0, run("updated").losses().get("population"));
    }

    @Test
    void anExperimentMayAskForAVersionThatIsNotThere() {
        ExperimentException told = assertThrows(
                ExperimentException.class,
                () -> service(Experiments.class)
                        .resolve(
                                Map.of(
                                        "substrate",
                                        Map.of("type", "grid", "width", 16, "height", 16, "channels", 1),
                                        "rule",
                                        Map.of("type", "life-like", "version", "[2,3)")),
                                folder));
        assertTrue(told.getMessage().contains("1.0.0"), told.getMessage());
    }

    private String version() {
        return service(Catalog.class).find(Kind.RULE, "life-like").orElseThrow().version();
    }

    private Runner.Result run(String name) {
        Runner.Request request = new Runner.Request(
                glider(), service(Devices.class).find(null), folder.resolve(name), false, Optional.empty(), false);
        return service(Runner.class).run(request, new Silent());
    }

    /** A glider on a small torus: five cells for ever. */
    private Experiment glider() {
        return service(Experiments.class)
                .resolve(
                        Map.of(
                                "steps",
                                64,
                                "substrate",
                                Map.of("type", "grid", "width", 16, "height", 16, "channels", 1, "boundary", "torus"),
                                "rule",
                                Map.of("type", "life-like"),
                                "initial",
                                Map.of("type", "pattern", "file", pattern().toString()),
                                "losses",
                                List.of(Map.of("type", "population")),
                                "observers",
                                List.of()),
                        folder);
    }

    private Path pattern() {
        try {
            return java.nio.file.Files.writeString(folder.resolve("glider.rle"), "x = 3, y = 3\nbob$2bo$3o!\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Bundle bundle(String name) {
        return Arrays.stream(CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(name))
                .filter(bundle -> bundle.getVersion().toString().equals("1.0.0"))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T service(Class<T> type) {
        return CONTEXT.getService(CONTEXT.getServiceReference(type));
    }

    /** The same bundle under another version. */
    private static InputStream ofVersion(Bundle bundle, String version) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (JarInputStream from = new JarInputStream(jar(bundle).openStream())) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            try (JarOutputStream to = new JarOutputStream(copy, manifest)) {
                for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                    to.putNextEntry(new JarEntry(entry.getName()));
                    from.transferTo(to);
                    to.closeEntry();
                }
            }
        }
        return new ByteArrayInputStream(copy.toByteArray());
    }

    /** Where a bundle's jar lies; the container installs by reference. */
    private static URL jar(Bundle bundle) throws IOException {
        return new URL(bundle.getLocation().replaceFirst("^reference:", ""));
    }

    /** Hears nothing. */
    private static final class Silent implements Runner.Listener {
        @Override
        public void started(String unit, long first, long length, String device, String dynamics) {
            // The result tells all that the tests ask.
        }

        @Override
        public void ticked(long index, Map<String, Double> metrics, double cellStepsPerSecond) {
            // The result tells all that the tests ask.
        }

        @Override
        public void wrote(Path file) {
            // The result tells all that the tests ask.
        }

        @Override
        public void warned(Problem problem) {
            throw new AssertionError(problem.toString());
        }

        @Override
        public void said(String sentence) {
            // The result tells all that the tests ask.
        }
    }
}

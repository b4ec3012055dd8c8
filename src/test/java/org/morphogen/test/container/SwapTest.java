// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.live.Change;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;
import org.morphogen.api.live.Swap;
import org.morphogen.api.run.Snapshot;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** A running experiment changes its rule, or goes on bit for bit as if nothing had been tried. */
class SwapTest {

    private static final String LIFE = "org.morphogen.plugin.rule.lifelike";

    @TempDir
    Path folder;

    private final List<Bundle> installed = new ArrayList<>();
    private String shipped;

    @BeforeEach
    void findTheShippedVersion() {
        shipped = Arrays.stream(Lizard.CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(Lizard.RULE))
                .findFirst()
                .orElseThrow()
                .getVersion()
                .toString();
    }

    @AfterEach
    void removeWhatWasInstalled() throws BundleException {
        for (Bundle bundle : installed) {
            bundle.uninstall();
        }
    }

    private Run begin(String name, long ticks) {
        return Lizard.begin(Lizard.training(), folder.resolve(name), ticks);
    }

    private void install(Rejarred jar) throws BundleException {
        Bundle bundle = Lizard.CONTEXT.installBundle("swap-" + installed.size(), jar.stream());
        installed.add(bundle);
        bundle.start();
    }

    private Rejarred rule(String version) {
        return Rejarred.of(Lizard.bundle(Lizard.RULE, shipped), version);
    }

    /** The model of a run that nobody disturbs. */
    private byte[] undisturbed() {
        return Lizard.end(begin("undisturbed", 1));
    }

    @Test
    void trainingGoesOnUnderTheSameKernelsOfAnotherVersionBitForBit() throws Exception {
        Run run = Lizard.begin(Lizard.training(60), folder.resolve("run"), 50);
        install(rule("7.1.0"));
        Swap swap = Lizard.swap(run, "rule=isotropic@7.1");
        assertEquals(50, swap.next());
        assertEquals("7.1.0", run.experiment().rule().version());
        assertEquals(List.of(), swap.reinitialised());

        byte[] model = Lizard.end(run);
        // The version is in the model's notes; the tensors are what counts.
        Run undisturbed = Lizard.begin(Lizard.training(60), folder.resolve("undisturbed"), 1);
        assertArrayEquals(tensors(Lizard.end(undisturbed)), tensors(model));
        String change = Files.readString(folder.resolve("run/changes.jsonl"));
        assertTrue(change.contains("\"next\": 50"), change);
        assertTrue(change.matches("(?s).*\"to\": \\{\"type\": \"isotropic\".*\"kernels\": \"[0-9a-f]{64}\".*"), change);
        assertTrue(Files.readString(folder.resolve("run/experiment.json")).contains("\"version\": \"7.1.0\""));
    }

    @Test
    void anotherKernelChangesWhatIsLearnedFromThereOn() throws Exception {
        Run run = begin("run", 5);
        install(rule("7.2.0").edited(Lizard.KERNEL, text -> text.replace("sqrt((gx", "2.0f * sqrt((gx")));
        Swap swap = Lizard.swap(run, "rule=isotropic@7.2.0");
        assertEquals("/rule", swap.parts().get(0).pointer());
        assertFalse(Arrays.equals(tensors(undisturbed()), tensors(Lizard.end(run))));
        assertEquals(10, run.end().join().done());
    }

    @Test
    void aValueChangesWithoutAnotherVersion() {
        Run run = begin("run", 3);
        Swap swap = Lizard.swap(run, "rule.fireRate=0.25");
        assertEquals(shipped, swap.parts().get(0).to().origin().version());
        assertEquals(
                "That is", refusalStart(Lizard.refusal(run.swap(new Change(List.of("rule.fireRate=0.25"), false)))));
        Lizard.end(run);
    }

    private static String refusalStart(String refusal) {
        return refusal.contains("that is what it runs already") ? "That is" : refusal;
    }

    @Test
    void everyFailureLeavesTheRunAsItWas() throws Exception {
        // Before the failing versions are there: a run takes the newest. One iteration after each failure, and some
        // left.
        byte[] undisturbed = Lizard.end(Lizard.begin(Lizard.training(20), folder.resolve("undisturbed"), 1));
        Run run = Lizard.begin(Lizard.training(20), folder.resolve("run"), 4);
        install(rule("8.0.0").edited(Lizard.KERNEL, text -> text.replace("const int row = ", "const in row = ")));
        install(rule("8.1.0").edited(Lizard.KERNEL, text -> text.replace("sqrt((gx", "NAN * sqrt((gx")));
        install(rule("8.2.0")
                .edited(
                        Lizard.KERNEL,
                        text -> text.replace("kernel void isotropic_gradient_length(", "kernel void other(")));
        Map<List<String>, String> refusals = Map.of(
                List.of("rule=isotropic@8.0.0"), "isotropic_gradient_length.cl:",
                List.of("rule=isotropic@8.1.0"), "is nan",
                List.of("rule=isotropic@8.2.0"), "has no kernel 'isotropic_gradient_length'",
                List.of("rule.hidden=64"), "dense1.kernel is [48x32] now and would be [48x64]",
                List.of("rule=isotropic@9"), "a version that is there: 8.2.0, 8.1.0, 8.0.0",
                List.of("rule=isotropc"), "isotropic",
                List.of("rule.fireRat=0.3"), "fireRate",
                List.of("seed=7"), "/seed",
                List.of("substrate.channels=8"), "the states are",
                List.of("losses.0.size=99"), "99");
        refusals.forEach((settings, words) -> {
            String told = Lizard.refusal(run.swap(new Change(settings, false)));
            assertTrue(
                    told.toLowerCase(java.util.Locale.ROOT).contains(words.toLowerCase(java.util.Locale.ROOT)),
                    settings + ": " + told);
            run.step(1);
            Lizard.await(run, Status.Phase.PAUSED);
        });
        assertArrayEquals(undisturbed, Lizard.end(run));
        assertFalse(Files.exists(folder.resolve("run/changes.jsonl")));
    }

    @Test
    void parametersThatDoNotFitBeginAnewIfThatIsAskedFor() {
        Run run = begin("run", 5);
        Swap swap = run.swap(new Change(List.of("rule.variant=lap6"), true)).join();
        assertEquals(List.of("dense1.kernel"), swap.reinitialised());
        assertEquals(5, swap.next());
        Lizard.end(run);
        assertEquals(10, run.end().join().done());
        assertEquals(
                "LAP6",
                String.valueOf(run.experiment().rule().json().get("variant")).toUpperCase(java.util.Locale.ROOT));
    }

    private static Map<String, Object> laplacian(int iterations) {
        Map<String, Object> values = Lizard.training(iterations);
        values.put("rule", Map.of("type", "isotropic", "variant", "laplacian", "hidden", 32));
        return values;
    }

    @Test
    void aRunningLizardGoesOnUnderAVariantThatTakesTheSameTensors() throws Exception {
        Run run = Lizard.begin(laplacian(120), folder.resolve("run"), 20);
        Map<String, ByteBuffer> before = everything(run);
        Swap swap = Lizard.swap(run, "rule.variant=lap6");
        assertEquals(List.of(), swap.reinitialised());
        assertEquals(20, swap.next());
        assertEquals(before, everything(run), "parameters, optimiser, pool and batch, byte for byte");
        assertTrue(before.keySet().contains("dense1.kernel") && before.size() > 8, before.keySet()::toString);

        Lizard.end(run);
        assertEquals(120, run.end().join().done());
        double atTheSwap = meanLoss(run, 15, 20);
        double justAfter = meanLoss(run, 20, 25);
        double atTheEnd = meanLoss(run, 100, 120);
        assertTrue(justAfter < meanLoss(run, 0, 5), justAfter + " just after the swap, not a new beginning");
        assertTrue(atTheEnd < 0.9 * atTheSwap, atTheSwap + " before the swap, " + atTheEnd + " at the end");
    }

    @Test
    void anotherVariantAndBackAtOneBoundaryChangesNothing() throws Exception {
        Run run = Lizard.begin(laplacian(10), folder.resolve("run"), 5);
        Lizard.swap(run, "rule.variant=lap6");
        Lizard.swap(run, "rule.variant=laplacian");
        Run never = Lizard.begin(laplacian(10), folder.resolve("never"), 1);
        assertArrayEquals(Lizard.end(never), Lizard.end(run));
    }

    @Test
    void aSteerableRunRefusesTheOtherSteeringWithBothShapes() {
        Map<String, Object> values = Lizard.training();
        values.put("substrate", Map.of("type", "grid", "width", 16, "height", 16, "channels", 16, "angles", 1));
        values.put("rule", Map.of("type", "steerable", "steering", "angle", "hidden", 32));
        Run run = Lizard.begin(values, folder.resolve("run"), 3);
        String told = Lizard.refusal(run.swap(new Change(List.of("rule.steering=gradient"), false)));
        assertTrue(told.contains("gradient on a substrate with 1 angles"), told);
        told = Lizard.refusal(run.swap(new Change(List.of("rule.laplacian=false"), false)));
        assertTrue(told.contains("dense1.kernel is [60x32] now and would be [45x32]"), told);
        Lizard.end(run);
    }

    /** All that a run holds between two ticks, by name. */
    private static Map<String, ByteBuffer> everything(Run run) {
        return run.visit(boundary -> {
                    Snapshot snapshot = new Snapshot();
                    boundary.session().parameters().tensors().forEach(snapshot::put);
                    boundary.workload()
                            .display()
                            .tensors()
                            .forEach((name, tensor) -> snapshot.put("batch." + name, tensor));
                    boundary.workload().save(snapshot);
                    Map<String, ByteBuffer> all = new TreeMap<>();
                    snapshot.arrays().forEach((name, array) -> all.put(name, ByteBuffer.wrap(array.data())));
                    return all;
                })
                .join();
    }

    private static double meanLoss(Run run, int from, int to) throws IOException {
        Matcher loss = Pattern.compile("\"loss\":\\s*([0-9.eE+-]+)")
                .matcher(Files.readString(run.folder().resolve("metrics.jsonl")));
        return loss.results()
                .skip(from)
                .limit(to - from)
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .average()
                .orElseThrow();
    }

    @Test
    void aRuleOfAnotherTypeTakesOverAndTheFusionWithIt() {
        Map<String, Object> values = Lizard.training();
        values.put("rule", Map.of("type", "neural", "hidden", 32, "outputBias", false));
        Run run = Lizard.begin(values, folder.resolve("run"), 3);
        assertEquals("grid-neural", run.status().dynamics());
        assertEquals(
                "composed",
                Lizard.swap(run, "rule=isotropic", "rule.variant=lap-gradnorm").dynamics());
        run.step(2);
        Lizard.await(run, Status.Phase.PAUSED);
        assertEquals(
                "grid-neural",
                Lizard.swap(run, "rule=neural", "rule.outputBias=false").dynamics());
        Lizard.end(run);
        assertEquals(10, run.end().join().done());
    }

    @Test
    void aSimulationGoesOnFromTheSameCells() throws Exception {
        Run run = Lizard.begin(Lizard.simulation(folder), folder.resolve("run"), 32);
        Bundle life = Arrays.stream(Lizard.CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().equals(LIFE))
                .findFirst()
                .orElseThrow();
        install(Rejarred.of(life, "7.0.0"));
        assertEquals(32, Lizard.swap(run, "rule=life-like@7.0.0").next());
        run.resume();
        assertEquals(5.0, run.end().join().losses().get("population"));
    }

    @Test
    void aRunWhoseRuleIsGoneWaitsAndGoesOnBitForBit() throws Exception {
        byte[] undisturbed = undisturbed();
        Run run = begin("run", 4);
        Bundle rule = Lizard.bundle(Lizard.RULE, shipped);
        rule.stop();
        Lizard.await(run, Status.Phase.WAITING);
        assertTrue(
                run.status().words().contains("rule 'isotropic'"), run.status().words());
        rule.start();
        Lizard.await(run, Status.Phase.PAUSED);
        assertArrayEquals(undisturbed, Lizard.end(run));
    }

    @Test
    void aRunThatWaitsCanBeStopped() throws Exception {
        Run run = begin("run", 4);
        Bundle loss = Arrays.stream(Lizard.CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().endsWith("loss.targetimage"))
                .findFirst()
                .orElseThrow();
        loss.stop();
        try {
            Lizard.await(run, Status.Phase.WAITING);
            assertTrue(Lizard.refusal(run.swap(new Change(List.of("rule.fireRate=1"), false)))
                    .contains("waits"));
            run.stop();
            assertTrue(run.end().join().interrupted());
            assertEquals(4, run.end().join().done());
        } finally {
            loss.start();
        }
    }

    @Test
    void aFusionThatGoesGivesWayToTheComposition() throws Exception {
        Map<String, Object> values = Lizard.training();
        values.put("rule", Map.of("type", "neural", "hidden", 32));
        Run run = Lizard.begin(values, folder.resolve("run"), 3);
        Bundle fusion = Arrays.stream(Lizard.CONTEXT.getBundles())
                .filter(bundle -> bundle.getSymbolicName().endsWith("fusion.gridneural"))
                .findFirst()
                .orElseThrow();
        fusion.stop();
        try {
            Lizard.await(run, Status.Phase.PAUSED);
            Lizard.end(run);
            assertEquals("composed", run.status().dynamics());
        } finally {
            fusion.start();
        }
    }

    /** A model file without its header of names, shapes and notes. */
    private static byte[] tensors(byte[] file) {
        int header = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(file, 8 + header, file.length);
    }
}

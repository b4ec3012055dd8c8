// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.MemoryUse;
import org.morphogen.api.live.Run;
import org.morphogen.api.live.Status;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Swap after swap, and nothing piles up. {@code -Dmorphogen.swaps=1000} does it for longer, and
 * {@code -Dmorphogen.swaps.texts=1000} with as many different kernels, of which a driver may keep what it compiled.
 */
class ManySwapsTest {

    private static final int SWAPS = Integer.getInteger("morphogen.swaps", 30);
    private static final int TEXTS = Integer.getInteger("morphogen.swaps.texts", 2);
    private static final int WARM = 6;

    @TempDir
    Path folder;

    private final Bundle shipped = Arrays.stream(Lizard.CONTEXT.getBundles())
            .filter(bundle -> bundle.getSymbolicName().equals(Lizard.RULE))
            .findFirst()
            .orElseThrow();
    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    private Bundle newest;

    @Test
    void swapsLeaveNothingBehind() throws Exception {
        Map<String, Object> values = Lizard.training(2 * SWAPS + 2 * WARM + 10);
        values.put("observers", List.of());
        Run run = Lizard.begin(values, folder.resolve("run"), 1);
        for (int i = 0; i < WARM; i++) {
            swap(run, i);
        }
        Footprint before = footprint(run);
        long began = System.nanoTime();
        for (int i = WARM; i < WARM + SWAPS; i++) {
            swap(run, i);
        }
        double each = (System.nanoTime() - began) * 1e-6 / SWAPS;
        Footprint after = footprint(run);
        long alive = loaders.stream().filter(loader -> loader.get() != null).count();
        System.out.printf(
                "%d swaps, %.0f ms each: %s, then %s; %d old class loaders%n", SWAPS, each, before, after, alive);
        run.stop();
        run.end().join();
        newest.uninstall();

        assertEquals(before.device, after.device);
        assertEquals(List.of(), newThreads(before.threads));
        assertTrue(alive <= 2, alive + " of " + loaders.size() + " class loaders are alive");
        assertTrue(after.heap - before.heap < 4 << 20, before + " " + after);
    }

    /**
     * Threads that were not there before and stay, if they are more than have ended: a pool may put one in the place of
     * another.
     */
    private static List<Thread> newThreads(Set<Thread> before) throws InterruptedException {
        List<Thread> threads = List.of();
        for (int i = 0; i < 50; i++) {
            threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.isAlive() && !before.contains(thread))
                    .toList();
            long ended = before.stream().filter(thread -> !thread.isAlive()).count();
            if (threads.size() <= ended) {
                return List.of();
            }
            Thread.sleep(100);
        }
        return threads;
    }

    private void swap(Run run, int i) throws Exception {
        String version = "5.0." + i;
        Bundle bundle = Lizard.CONTEXT.installBundle(
                "many-" + i,
                Rejarred.of(shipped, version).edited(Lizard.KERNEL, text -> text + "// " + i % TEXTS + "\n").stream());
        bundle.start();
        Lizard.swap(run, "rule=isotropic@" + version);
        if (newest != null) {
            loaders.add(new WeakReference<>(newest.adapt(BundleWiring.class).getClassLoader()));
            newest.uninstall();
        }
        newest = bundle;
        run.step(1);
        Lizard.await(run, Status.Phase.PAUSED);
    }

    private record Footprint(long device, Set<Thread> threads, long heap, long resident) {
        @Override
        public String toString() {
            return device + " device bytes, " + threads.size() + " threads, " + (heap >> 10) + " KiB heap, "
                    + (resident >> 10) + " KiB resident";
        }
    }

    private static Footprint footprint(Run run) throws Exception {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(50);
            heap = Math.min(
                    heap,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        MemoryUse use = run.visit(
                        boundary -> boundary.session().scope().compute().memory())
                .join();
        return new Footprint(use.bytes(), Thread.getAllStackTraces().keySet(), heap, resident());
    }

    /** Of the whole process, driver and all; 0 where it cannot be told. */
    private static long resident() throws IOException {
        Path statm = Path.of("/proc/self/statm");
        return Files.isReadable(statm) ? Long.parseLong(Files.readString(statm).split(" ")[1]) * 4096 : 0;
    }
}

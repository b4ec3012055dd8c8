// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.bench.measure.Agreement;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.PeerException;
import org.morphogen.bench.peer.PeerProcess;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.bench.report.Row;
import org.morphogen.shell.text.Units;

/**
 * Peak memory of a training iteration: the whole process on both sides, with its runtime. Where the device has memory of
 * its own, ours is the device's bytes.
 */
record MemoryBenchmark() implements Benchmark {

    private static final NeuralTask TASK = NeuralTask.training(1);
    private static final double MEGA = 1e-6;

    /** One variant only: the memory of others that were tried does not count. */
    private static final Map<String, String> VARIANT = Map.of("PEER_VARIANT", "script, channels-last");

    @Override
    public String name() {
        return "memory-training";
    }

    @Override
    public String description() {
        return "Peak memory of the whole process that computes a training iteration, 64 x 64, batch 8, 64 steps.";
    }

    @Override
    public List<Row> run(Setting setting) {
        ProcessMemory.reset();
        try (Composition composition = new Composition(
                        setting.host(),
                        setting.host().devices().open(setting.device(), false),
                        TASK.substrate(),
                        TASK.rule());
                WorkFolder folder = new WorkFolder()) {
            NeuralInput input = NeuralInput.still(TASK, new Emoji(setting.host().catalog()));
            NeuralSide ours = new NeuralSide(composition, TASK, input, composition.best());
            ours.run();
            ours.run();
            double device = composition.compute().memory().peakBytes();
            double process = setting.device().isCpu() ? ProcessMemory.peak().orElse((long) device) : device;
            String note =
                    "ours has " + Units.bytes(device) + " on the device, its process at most " + Units.bytes(process);
            folder.describe(setting.host().json(), TASK.work());
            input.write(folder);
            folder.write("masks.bits", ours.masks());
            return rows(setting, folder, ours, Samples.of(process * MEGA), note);
        }
    }

    private List<Row> rows(Setting setting, WorkFolder folder, NeuralSide ours, Samples bytes, String note) {
        List<Row> rows = new ArrayList<>();
        for (Peer peer : setting.able(Peer.Task.NEURAL)) {
            if (!peer.name().contains("pytorch")) {
                continue; // Minutes for a number that no goal is about.
            }
            Map<String, String> only = peer.scripts().containsValue("torch_nca.py") ? VARIANT : Map.of();
            try (PeerProcess process = setting.start(peer, Peer.Task.NEURAL, folder, only)) {
                process.run();
                process.result();
                Agreement agreement =
                        Agreement.of(ours.gradient(), folder.readFloats("gradient.f32"), NeuralTask.TOLERANCE);
                rows.add(row(
                        setting,
                        peer.name(),
                        process.ready().version(),
                        bytes,
                        Samples.of(process.peakBytes() * MEGA),
                        agreement,
                        note));
            } catch (PeerException e) {
                setting.console().say("  " + e.getMessage());
            }
        }
        return rows.isEmpty() ? List.of(row(setting, "", "", bytes, null, null, note)) : rows;
    }

    private Row row(
            Setting setting,
            String peer,
            String version,
            Samples ours,
            @Nullable Samples theirs,
            @Nullable Agreement agreement,
            String note) {
        return new Row(
                name(),
                setting.device().name(),
                peer,
                version,
                "MB",
                false,
                ours,
                theirs,
                agreement,
                null,
                List.of(note));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.util.List;
import java.util.Locale;
import org.morphogen.bench.peer.PeerProcess;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.shell.text.Units;

/**
 * A peer's process on a neural task.
 *
 * @param name of the peer
 * @param folder where it writes its results
 */
record PeerRival(String name, PeerProcess process, WorkFolder folder) implements NeuralRival {

    @Override
    public double run() {
        return process.run();
    }

    @Override
    public String version() {
        return process.ready().version();
    }

    @Override
    public float[] end() {
        process.result();
        return folder.readFloats("end.f32");
    }

    @Override
    public float[] gradient() {
        process.result();
        return folder.readFloats("gradient.f32");
    }

    @Override
    public List<String> notes() {
        return List.of(told(process));
    }

    /** Variant, memory and start-up of a peer that has run. */
    static String told(PeerProcess process) {
        return String.format(
                Locale.ROOT,
                "%s (%s), %d threads, peak memory of its process %s, start-up %.1f s",
                process.ready().version(),
                process.ready().variant(),
                process.ready().threads(),
                Units.bytes(process.peakBytes()),
                process.ready().startup());
    }

    @Override
    public void close() {
        process.close();
    }
}

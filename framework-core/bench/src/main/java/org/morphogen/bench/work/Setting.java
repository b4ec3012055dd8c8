// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.work;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.morphogen.api.compute.Device;
import org.morphogen.bench.measure.Contender;
import org.morphogen.bench.measure.Samples;
import org.morphogen.bench.measure.Turns;
import org.morphogen.bench.peer.Peer;
import org.morphogen.bench.peer.PeerProcess;
import org.morphogen.bench.peer.WorkFolder;
import org.morphogen.shell.host.Console;
import org.morphogen.shell.host.Host;

/**
 * What a benchmark works with.
 *
 * @param device where ours runs
 * @param turns how often each contender runs
 * @param peers those that are installed and wanted
 * @param binaries programs of the user by the names of peers
 */
public record Setting(
        Host host, Console console, Device device, Turns turns, List<Peer> peers, Map<String, Path> binaries) {

    /** The C library keeps large blocks instead of giving them back: without this PyTorch is up to 4 times slower. */
    private static final String KEEP = "100000000000";

    public Setting {
        peers = List.copyOf(peers);
        binaries = Map.copyOf(binaries);
    }

    /** Starts a peer on the work of a folder. Its threads run where ours do: on all cores. */
    PeerProcess start(Peer peer, Peer.Task task, WorkFolder folder) {
        return start(peer, task, folder, Map.of());
    }

    /** @param more variables of the peer's environment */
    PeerProcess start(Peer peer, Peer.Task task, WorkFolder folder, Map<String, String> more) {
        console.say("  starting " + peer.name() + " (imports, compiles, tries its variants)");
        Path compiled = host.cache().resolve("peers").resolve("compiled");
        List<String> command = List.of(
                peer.environment().python().orElseThrow().toString(),
                folder.path().resolve(peer.scripts().get(task)).toString(),
                folder.path().toString());
        Map<String, String> environment = new HashMap<>(more);
        environment.put("MALLOC_MMAP_THRESHOLD_", KEEP);
        environment.put("MALLOC_TRIM_THRESHOLD_", KEEP);
        environment.put("TORCHINDUCTOR_CACHE_DIR", compiled.toString());
        environment.put("JAX_PLATFORMS", "cpu");
        return new PeerProcess(
                peer.name(), command, environment, folder.path().resolve(peer.name() + ".log"), host.json());
    }

    /** The peers that can do a kind of work. */
    List<Peer> able(Peer.Task task) {
        List<Peer> able = new ArrayList<>(peers);
        able.removeIf(peer -> !peer.scripts().containsKey(task));
        return able;
    }

    /** Takes contenders in turn; one that ends early is told and has no samples. */
    List<Optional<Samples>> measure(List<Contender> contenders) {
        return turns.measure(contenders, lost -> console.say("  " + lost.getMessage()));
    }

    void say(String format, Object... values) {
        console.say(String.format(Locale.ROOT, format, values));
    }
}

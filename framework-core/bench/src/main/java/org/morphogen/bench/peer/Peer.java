// SPDX-License-Identifier: Apache-2.0
package org.morphogen.bench.peer;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a user would pick instead.
 *
 * @param name as tables show it
 * @param description one sentence
 * @param environment the Python that it runs in
 * @param scripts the script for each kind of work that it can do
 */
public record Peer(String name, String description, Environment environment, Map<Task, String> scripts) {

    /** Kinds of work. */
    public enum Task {
        /** Rollouts and training iterations of the growing cellular automaton. */
        NEURAL,
        /** Generations of Life. */
        LIFE
    }

    /**
     * All peers.
     *
     * @param cache the user's cache of this program
     */
    public static List<Peer> all(Path cache) {
        Environment torch = Environment.own(cache, "pytorch", "torch==2.12.1", "numpy==2.4.6");
        Environment jax = Environment.own(cache, "cax", "cax==0.3.3", "jax==0.10.2", "jaxlib==0.10.2");
        return List.of(
                new Peer(
                        "pytorch",
                        "PyTorch on every cell, channels-last: the faster of torch.jit.script and torch.compile",
                        torch,
                        Map.of(Task.NEURAL, "torch_nca.py", Task.LIFE, "torch_life.py")),
                new Peer(
                        "pytorch-gather",
                        "PyTorch with the active cells gathered by hand",
                        torch,
                        Map.of(Task.NEURAL, "torch_gather.py")),
                new Peer(
                        "debian-pytorch",
                        "the same script as pytorch, on the PyTorch that Debian ships",
                        Environment.system(),
                        Map.of(Task.NEURAL, "torch_nca.py", Task.LIFE, "torch_life.py")),
                new Peer(
                        "cax",
                        "CAX's own modules on JAX: jit, scan, donated state",
                        jax,
                        Map.of(Task.NEURAL, "cax_nca.py", Task.LIFE, "cax_life.py")));
    }
}

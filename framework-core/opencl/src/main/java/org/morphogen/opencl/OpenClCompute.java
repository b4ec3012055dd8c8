// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.MemoryUse;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;
import org.morphogen.api.compute.Tuning;
import org.morphogen.opencl.driver.Driver;
import org.morphogen.opencl.memory.AllocationSite;
import org.morphogen.opencl.memory.Arena;
import org.morphogen.opencl.memory.BlockPool;
import org.morphogen.opencl.memory.Moves;
import org.morphogen.opencl.memory.Transfers;
import org.morphogen.opencl.profile.Profiler;
import org.morphogen.opencl.program.BinaryCache;
import org.morphogen.opencl.program.ProgramStore;
import org.morphogen.opencl.program.Sha256;

/** Wires the parts of one open device together. */
final class OpenClCompute implements Compute {

    private final Driver driver;
    private final @Nullable Profiler profiler;
    private final Transfers transfers;
    private final Moves moves;
    private final BlockPool pool;
    private final ProgramStore programs;
    private final Tuning tuning;
    private final boolean tracking;
    private final Set<ArenaScope> open = new LinkedHashSet<>();
    private boolean closed;

    OpenClCompute(Driver driver, boolean profiling, Path cache, boolean tracking) {
        this.driver = driver;
        this.tracking = tracking;
        profiler = profiling ? new Profiler(driver) : null;
        transfers = new Transfers(driver);
        moves = new Moves(driver, transfers, profiler);
        pool = new BlockPool(driver);
        programs = new ProgramStore(driver, transfers, new BinaryCache(cache.resolve("kernels")), profiler);
        Device device = driver.device();
        String table = Sha256.of(device.name(), device.platform(), device.driver()) + ".properties";
        tuning = new MeasuredTuning(cache.resolve("tuning").resolve(table));
    }

    @Override
    public Device device() {
        return driver.device();
    }

    @Override
    public Scope scope(String name) {
        requireOpen();
        ArenaScope scope = open(name, null);
        open.add(scope);
        return scope;
    }

    ArenaScope open(String name, @Nullable ArenaScope parent) {
        Arena arena = new Arena(name, transfers, pool, tracking);
        return new ArenaScope(this, parent, arena, programs, tracking ? new AllocationSite() : null);
    }

    void forget(ArenaScope scope) {
        open.remove(scope);
    }

    @Override
    public void zero(Tensor tensor) {
        moves.zero(tensor);
    }

    @Override
    public void fill(Tensor tensor, float value) {
        moves.fill(tensor, value);
    }

    @Override
    public void copy(Tensor from, long fromElement, Tensor to, long toElement, long elements) {
        moves.copy(from, fromElement, to, toElement, elements);
    }

    @Override
    public void finish() {
        requireOpen();
        driver.finish();
    }

    @Override
    public Tuning tuning() {
        return tuning;
    }

    @Override
    public List<ProfileRow> profile() {
        requireOpen();
        return profiler == null ? List.of() : profiler.rows();
    }

    @Override
    public MemoryUse memory() {
        return pool.use();
    }

    /** Programs that some open scope uses. */
    int loadedPrograms() {
        return programs.size();
    }

    private void requireOpen() {
        if (closed) {
            throw new ComputeException(
                    "The compute on device " + driver.device().id() + " is closed");
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<ArenaScope> left = List.copyOf(open);
        String leaks = left.stream().map(ArenaScope::leak).collect(Collectors.joining("; "));
        try {
            if (profiler != null) {
                profiler.close();
            }
        } finally {
            left.forEach(ArenaScope::close);
            pool.close();
            programs.close();
            driver.close();
        }
        if (!left.isEmpty()) {
            throw new ComputeException(
                    "Scopes were left open on device " + driver.device().id() + ": " + leaks);
        }
    }
}

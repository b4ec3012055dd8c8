// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.opencl.memory.AllocationSite;
import org.morphogen.opencl.memory.Arena;
import org.morphogen.opencl.program.OpenClProgram;
import org.morphogen.opencl.program.ProgramStore;

/** A scope: an arena of tensors, the programs it uses, and its children. */
final class ArenaScope implements Scope {

    private final OpenClCompute compute;
    private final @Nullable ArenaScope parent;
    private final Arena arena;
    private final ProgramStore store;
    private final @Nullable AllocationSite site;
    private final List<OpenClProgram> programs = new ArrayList<>();
    private final List<ArenaScope> children = new ArrayList<>();
    private boolean closed;

    ArenaScope(
            OpenClCompute compute,
            @Nullable ArenaScope parent,
            Arena arena,
            ProgramStore store,
            @Nullable AllocationSite site) {
        this.compute = compute;
        this.parent = parent;
        this.arena = arena;
        this.store = store;
        this.site = site;
    }

    @Override
    public String name() {
        return arena.name();
    }

    @Override
    public Compute compute() {
        return compute;
    }

    @Override
    public Tensor allocate(ElementType type, Shape shape) {
        return arena.allocate(type, shape);
    }

    @Override
    public Program program(KernelSource source, Map<String, ?> constants) {
        arena.requireOpen("build " + source.file());
        OpenClProgram program = store.acquire(source, constants);
        programs.add(program);
        return program;
    }

    @Override
    public Scope child(String name) {
        arena.requireOpen("open '" + name + "' in it");
        ArenaScope child = compute.open(arena.name() + "/" + name, this);
        children.add(child);
        return child;
    }

    /** One sentence on what is still held and where it came from. */
    String leak() {
        StringBuilder leak = new StringBuilder("'" + name() + "' with " + size() + " tensors of " + bytes() + " bytes");
        leak.append(
                site == null
                        ? " (run with -D" + AllocationSite.PROPERTY + "=true to see where it was opened)"
                        : ", opened at " + site.line());
        AllocationSite oldest = arena.oldest();
        if (oldest != null) {
            leak.append(", first tensor allocated at ").append(oldest.line());
        }
        return leak.toString();
    }

    private int size() {
        return arena.size() + children.stream().mapToInt(ArenaScope::size).sum();
    }

    private long bytes() {
        return arena.bytes() + children.stream().mapToLong(ArenaScope::bytes).sum();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(children).forEach(ArenaScope::close);
        programs.forEach(store::release);
        programs.clear();
        arena.close();
        if (parent == null) {
            compute.forget(this);
        } else {
            parent.children.remove(this);
        }
    }
}

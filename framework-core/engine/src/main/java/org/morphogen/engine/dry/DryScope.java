// SPDX-License-Identifier: Apache-2.0
package org.morphogen.engine.dry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** Hands out tensors without memory and programs without kernels. */
record DryScope(String name, Compute compute) implements Scope {

    @Override
    public Tensor allocate(ElementType type, Shape shape) {
        return new DryTensor(shape, type);
    }

    @Override
    public Program program(KernelSource source, Map<String, ?> constants) {
        return new DryProgram(source.file());
    }

    @Override
    public Scope child(String child) {
        return new DryScope(child, compute);
    }

    @Override
    public void close() {
        // Nothing was taken.
    }

    private record DryProgram(String hash) implements Program {
        @Override
        public Kernel kernel(String name) {
            return new DryKernel(name);
        }
    }

    private record DryKernel(String name) implements Kernel {
        @Override
        public void launch(Range range, Cost cost, @Nullable Object... arguments) {
            // There is no device to launch on.
        }
    }
}

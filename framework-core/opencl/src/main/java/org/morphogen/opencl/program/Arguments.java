// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.Arrays;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.opencl.driver.Driver;
import org.morphogen.opencl.memory.Block;
import org.morphogen.opencl.memory.DeviceTensor;
import org.morphogen.opencl.memory.Transfers;

/** The arguments of one kernel object: checked against its signature, set when they change. */
final class Arguments {

    private static final Object UNSET = new Object();

    private final String title;
    private final cl_kernel kernel;
    private final List<Parameter> parameters;
    private final Slot[] slots;
    private final Transfers home;
    private final @Nullable Object[] set;

    Arguments(String title, cl_kernel kernel, Signature signature, Transfers home) {
        this.title = title;
        this.kernel = kernel;
        this.parameters = signature.parameters();
        this.slots = parameters.stream().map(Slot::of).toArray(Slot[]::new);
        this.home = home;
        this.set = new Object[slots.length];
        Arrays.fill(set, UNSET);
    }

    void set(@Nullable Object[] values) {
        if (values.length != slots.length) {
            throw new ComputeException("Kernel " + title + " takes " + slots.length + " arguments, not " + values.length
                    + ": "
                    + String.join(
                            ", ",
                            parameters.stream()
                                    .map(p -> p.describe() + " " + p.name())
                                    .toList()));
        }
        for (int i = 0; i < slots.length; i++) {
            Object value = values[i];
            if (value instanceof DeviceTensor tensor && slots[i].takes(tensor.type())) {
                tensor.requireOpen();
                tensor.requireHome(home, "launch " + title + " with");
                value = tensor.block();
            } else if (!slots[i].takes(value)) {
                throw mismatch(i, value);
            }
            if (!same(value, set[i])) {
                change(i, value);
            }
        }
    }

    private static boolean same(@Nullable Object value, @Nullable Object before) {
        if (value instanceof int[] ints) {
            return before instanceof int[] others && Arrays.equals(ints, others);
        }
        return java.util.Objects.equals(value, before);
    }

    private void change(int index, @Nullable Object value) {
        set[index] = UNSET;
        try {
            if (value instanceof Block block) {
                CL.clSetKernelArg(kernel, index, Sizeof.cl_mem, block.argument());
            } else if (value == null) {
                CL.clSetKernelArg(kernel, index, Sizeof.cl_mem, null);
            } else if (value instanceof org.morphogen.api.compute.Local local) {
                CL.clSetKernelArg(kernel, index, local.bytes(), null);
            } else if (value instanceof Integer number) {
                CL.clSetKernelArg(kernel, index, Integer.BYTES, Pointer.to(new int[] {number}));
            } else if (value instanceof Long number) {
                CL.clSetKernelArg(kernel, index, Long.BYTES, Pointer.to(new long[] {number}));
            } else if (value instanceof Float number) {
                CL.clSetKernelArg(kernel, index, Float.BYTES, Pointer.to(new float[] {number}));
            } else if (value instanceof int[] numbers) {
                CL.clSetKernelArg(kernel, index, (long) Integer.BYTES * numbers.length, Pointer.to(numbers));
            }
        } catch (CLException e) {
            throw new ComputeException(
                    "Kernel " + title + ", argument " + index + " ("
                            + parameters.get(index).describe() + " "
                            + parameters.get(index).name() + ") was refused by the driver: " + Driver.word(e),
                    e);
        }
        set[index] = value instanceof int[] numbers ? numbers.clone() : value;
    }

    private ComputeException mismatch(int index, @Nullable Object value) {
        Parameter parameter = parameters.get(index);
        return new ComputeException("Kernel " + title + ", argument " + index + " '" + parameter.name() + "': "
                + slots[index].expected(parameter) + " is expected for " + parameter.describe() + ", not "
                + Slot.describe(value));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import org.jocl.Pointer;
import org.jocl.cl_mem;

/** One driver buffer. The pointer is the kernel argument, made once because making it costs as much as a launch. */
public final class Block {

    private final cl_mem memory;
    private final Pointer argument;
    private final long capacity;

    Block(cl_mem memory, long capacity) {
        this.memory = memory;
        this.argument = Pointer.to(memory);
        this.capacity = capacity;
    }

    public cl_mem memory() {
        return memory;
    }

    public Pointer argument() {
        return argument;
    }

    /** Bytes, at least those of the tensor. */
    public long capacity() {
        return capacity;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.driver;

import static org.jocl.CL.CL_QUEUE_PROFILING_ENABLE;

import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;

/** One context with one in-order queue on one device. */
public final class Driver implements AutoCloseable {

    private static final String SIMULATOR = "Oclgrind";

    private final Device device;
    private final cl_device_id handle;
    private final cl_context context;
    private final cl_command_queue queue;
    private boolean closed;

    @SuppressWarnings("deprecation") // The only way to make a queue in OpenCL 1.2.
    public Driver(Device device, cl_platform_id platform, cl_device_id handle, boolean profiling) {
        this.device = device;
        this.handle = handle;
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL.CL_CONTEXT_PLATFORM, platform);
        try {
            context = CL.clCreateContext(properties, 1, new cl_device_id[] {handle}, null, null, null);
            queue = CL.clCreateCommandQueue(context, handle, profiling ? CL_QUEUE_PROFILING_ENABLE : 0, null);
        } catch (CLException e) {
            throw new ComputeException(
                    "Device " + device.id() + " (" + device.name() + ") could not be opened: " + word(e)
                            + ". Is another program using all of it?",
                    e);
        }
    }

    public Device device() {
        return device;
    }

    /**
     * Whether the device is Oclgrind, which checks every access. It knows where a buffer ends, not where a tensor ends;
     * it does not take a fill for a definition; and release 21.10 fails when a write is queued behind a kernel.
     */
    public boolean simulated() {
        return device.name().startsWith(SIMULATOR);
    }

    public cl_device_id handle() {
        return handle;
    }

    public cl_context context() {
        return context;
    }

    public cl_command_queue queue() {
        return queue;
    }

    /** Waits for all queued work. */
    public void finish() {
        try {
            CL.clFinish(queue);
        } catch (CLException e) {
            throw failure("waiting for queued work", e);
        }
    }

    /** An exception that says what failed, on which device, and why. */
    public ComputeException failure(String what, CLException e) {
        return new ComputeException(
                "Device " + device.id() + " (" + device.name() + ") failed at " + what + ": " + word(e), e);
    }

    /** The first line of what the driver says: the name of the error code. */
    public static String word(CLException e) {
        String message = e.getMessage();
        return message == null
                ? "error " + e.getStatus()
                : message.lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            CL.clFinish(queue);
        } catch (CLException e) {
            throw failure("the last work before closing", e);
        } finally {
            CL.clReleaseCommandQueue(queue);
            CL.clReleaseContext(context);
        }
    }
}

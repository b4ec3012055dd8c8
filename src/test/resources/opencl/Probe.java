// SPDX-License-Identifier: Apache-2.0

import static org.jocl.CL.CL_DEVICE_TYPE_ALL;
import static org.jocl.CL.CL_MEM_COPY_HOST_PTR;
import static org.jocl.CL.CL_MEM_READ_WRITE;
import static org.jocl.CL.CL_TRUE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_platform_id;
import org.jocl.cl_program;

/** Runs one kernel on the first device; prints its results, then the OpenCL libraries that the process maps. */
public final class Probe {

    private static final int SITES = 4;

    /** Calls into the C library's mathematics too, so that the kernel's link must find it. */
    private static final String SOURCE = "kernel void cubes(global float *x) {"
            + " size_t i = get_global_id(0); x[i] = fma(x[i] * x[i], x[i], (float) sin(0.0 * x[i])); }";

    private Probe() {}

    public static void main(String[] arguments) throws IOException {
        CL.setExceptionsEnabled(true);
        cl_platform_id[] platforms = new cl_platform_id[1];
        CL.clGetPlatformIDs(1, platforms, null);
        cl_device_id[] devices = new cl_device_id[1];
        CL.clGetDeviceIDs(platforms[0], CL_DEVICE_TYPE_ALL, 1, devices, null);
        System.out.println(Arrays.toString(cubes(devices)));
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            maps.filter(line -> line.matches(".*/lib(OpenCL|pocl)\\.so.*"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .forEach(System.out::println);
        }
    }

    @SuppressWarnings("deprecation") // OpenCL 1.2 knows no newer way to make a queue
    private static float[] cubes(cl_device_id[] devices) {
        cl_context context = CL.clCreateContext(null, 1, devices, null, null, null);
        cl_command_queue queue = CL.clCreateCommandQueue(context, devices[0], 0, null);
        cl_program program = CL.clCreateProgramWithSource(context, 1, new String[] {SOURCE}, null, null);
        CL.clBuildProgram(program, 0, null, "-cl-std=CL1.2", null, null);
        cl_kernel kernel = CL.clCreateKernel(program, "cubes", null);
        float[] x = {1, 2, 3, 4};
        long bytes = (long) SITES * Sizeof.cl_float;
        cl_mem memory =
                CL.clCreateBuffer(context, CL_MEM_READ_WRITE | CL_MEM_COPY_HOST_PTR, bytes, Pointer.to(x), null);
        CL.clSetKernelArg(kernel, 0, Sizeof.cl_mem, Pointer.to(memory));
        CL.clEnqueueNDRangeKernel(queue, kernel, 1, null, new long[] {SITES}, null, 0, null, null);
        CL.clEnqueueReadBuffer(queue, memory, CL_TRUE, 0, bytes, Pointer.to(x), 0, null, null);
        return x;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.morphogen.api.compute.KernelBuildException;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.opencl.driver.Driver;

/** Builds programs from the cached binary, or else from source. */
final class Builder {

    private final Driver driver;
    private final BinaryCache cache;

    Builder(Driver driver, BinaryCache cache) {
        this.driver = driver;
        this.cache = cache;
    }

    /** A built program and what its kernels take. */
    record Built(cl_program program, List<Signature> signatures) {}

    Built build(KernelSource source, String text, String options, String key) {
        return cache.load(key)
                .flatMap(entry -> fromBinary(entry, options, key))
                .orElseGet(() -> fromSource(source, text, options, key));
    }

    /** Empty if the driver does not take the binary: it was updated, or the file is not what it says. */
    private java.util.Optional<Built> fromBinary(BinaryCache.Entry entry, String options, String key) {
        cl_program program = null;
        try {
            program = CL.clCreateProgramWithBinary(
                    driver.context(),
                    1,
                    devices(),
                    new long[] {entry.binary().length},
                    new byte[][] {entry.binary()},
                    null,
                    null);
            CL.clBuildProgram(program, 1, devices(), options, null, null);
            return java.util.Optional.of(new Built(program, entry.signatures()));
        } catch (CLException e) {
            if (program != null) {
                CL.clReleaseProgram(program);
            }
            cache.drop(key);
            return java.util.Optional.empty();
        }
    }

    private Built fromSource(KernelSource source, String text, String options, String key) {
        cl_program program = CL.clCreateProgramWithSource(driver.context(), 1, new String[] {text}, null, null);
        try {
            CL.clBuildProgram(program, 1, devices(), options, null, null);
        } catch (CLException e) {
            KernelBuildException failure = new BuildLog(source, log(program, e)).failure();
            CL.clReleaseProgram(program);
            throw failure;
        }
        List<Signature> signatures = signatures(program);
        byte[] binary = binary(program);
        if (binary.length > 0) {
            cache.store(key, new BinaryCache.Entry(signatures, binary));
        }
        return new Built(program, signatures);
    }

    private String log(cl_program program, CLException e) {
        try {
            long[] size = new long[1];
            CL.clGetProgramBuildInfo(program, driver.handle(), CL.CL_PROGRAM_BUILD_LOG, 0, null, size);
            byte[] log = new byte[(int) size[0]];
            CL.clGetProgramBuildInfo(
                    program, driver.handle(), CL.CL_PROGRAM_BUILD_LOG, log.length, Pointer.to(log), null);
            return new String(log, StandardCharsets.UTF_8);
        } catch (CLException none) {
            return Driver.word(e);
        }
    }

    private static List<Signature> signatures(cl_program program) {
        int[] count = new int[1];
        CL.clCreateKernelsInProgram(program, 0, null, count);
        cl_kernel[] kernels = new cl_kernel[count[0]];
        CL.clCreateKernelsInProgram(program, kernels.length, kernels, null);
        List<Signature> signatures = Arrays.stream(kernels).map(Signature::of).toList();
        Arrays.stream(kernels).forEach(CL::clReleaseKernel);
        return signatures;
    }

    private static byte[] binary(cl_program program) {
        long[] size = new long[1];
        CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARY_SIZES, Sizeof.size_t, Pointer.to(size), null);
        byte[] binary = new byte[(int) size[0]];
        CL.clGetProgramInfo(program, CL.CL_PROGRAM_BINARIES, Sizeof.POINTER, Pointer.to(Pointer.to(binary)), null);
        return binary;
    }

    private cl_device_id[] devices() {
        return new cl_device_id[] {driver.handle()};
    }
}

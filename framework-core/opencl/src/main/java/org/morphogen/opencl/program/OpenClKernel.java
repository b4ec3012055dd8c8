// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.cl_kernel;
import org.jocl.cl_program;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Range;
import org.morphogen.opencl.driver.Driver;

/** A kernel that remembers its arguments: only those that changed are set again. */
final class OpenClKernel implements Kernel {

    private final Signature signature;
    private final LaunchPad launches;
    private final String title;
    private final cl_kernel kernel;
    private final Arguments arguments;
    private boolean destroyed;

    OpenClKernel(String file, cl_program program, Signature signature, LaunchPad launches) {
        this.signature = signature;
        this.launches = launches;
        this.title = file + ":" + signature.kernel();
        this.kernel = create(program, signature.kernel(), title);
        this.arguments = new Arguments(title, kernel, signature, launches.home());
    }

    private static cl_kernel create(cl_program program, String name, String title) {
        try {
            return CL.clCreateKernel(program, name, null);
        } catch (CLException e) {
            throw new ComputeException("Kernel " + title + " could not be made: " + Driver.word(e), e);
        }
    }

    @Override
    public String name() {
        return signature.kernel();
    }

    @Override
    public void launch(Range range, @Nullable Cost cost, @Nullable Object... values) {
        if (destroyed) {
            throw new ComputeException("Kernel " + title + " was used after the scope of its program was closed");
        }
        if (cost == null) {
            throw new ComputeException(
                    "Kernel " + title + ": a null first argument is read as the cost; write Cost.UNTOLD before it");
        }
        arguments.set(values);
        launches.launch(title, kernel, range, cost);
    }

    void destroy() {
        destroyed = true;
        CL.clReleaseKernel(kernel);
    }
}

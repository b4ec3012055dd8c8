// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jocl.CL;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;

/** A built program with a count of the scopes that use it. */
public final class OpenClProgram implements Program {

    private final String file;
    private final String owner;
    private final String hash;
    private final Builder.Built built;
    private final LaunchPad launches;
    private final Map<String, OpenClKernel> kernels = new LinkedHashMap<>();
    private int users;

    OpenClProgram(KernelSource source, String hash, Builder.Built built, LaunchPad launches) {
        // Not the source itself: it leads to the plugin's class loader, and another plugin may share the program.
        this.file = source.file();
        this.owner = source.owner();
        this.hash = hash;
        this.built = built;
        this.launches = launches;
    }

    @Override
    public Kernel kernel(String name) {
        OpenClKernel kernel = kernels.get(name);
        if (kernel == null) {
            kernel = new OpenClKernel(file, built.program(), signature(name), launches);
            kernels.put(name, kernel);
        }
        return kernel;
    }

    private Signature signature(String name) {
        if (users == 0) {
            throw new ComputeException("Program " + file + " of " + owner + " was used after its scope was closed");
        }
        return built.signatures().stream()
                .filter(s -> s.kernel().equals(name))
                .findFirst()
                .orElseThrow(() -> new ComputeException("Program " + file + " of " + owner + " has no kernel '" + name
                        + "'; it has "
                        + built.signatures().stream()
                                .map(Signature::kernel)
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    @Override
    public String hash() {
        return hash;
    }

    void acquire() {
        users++;
    }

    /** Whether this was the last user; the program is gone then. */
    boolean release() {
        users--;
        if (users > 0) {
            return false;
        }
        destroy();
        return true;
    }

    void destroy() {
        users = 0;
        kernels.values().forEach(OpenClKernel::destroy);
        kernels.clear();
        CL.clReleaseProgram(built.program());
    }
}

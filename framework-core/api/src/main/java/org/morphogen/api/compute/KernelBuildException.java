// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

/** A kernel did not compile. The message names the plugin, file and line, the compiler's words and the source line. */
public class KernelBuildException extends ComputeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    public KernelBuildException(String message, String file, int line) {
        super(message);
        this.file = file;
        this.line = line;
    }

    /** The {@code .cl} or {@code .clh} file of the first error, below {@code opencl/}. */
    public String file() {
        return file;
    }

    /** The line of the first error, from 1; 0 if the compiler named none. */
    public int line() {
        return line;
    }
}

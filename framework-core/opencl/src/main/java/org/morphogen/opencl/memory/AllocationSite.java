// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.memory;

import java.util.Arrays;

/** Where something was allocated: a stack trace that is kept, not thrown. */
public final class AllocationSite extends Throwable {

    private static final long serialVersionUID = 1L;

    /** What turns sites on. */
    public static final String PROPERTY = "morphogen.leaks";

    public AllocationSite() {
        super("allocated here");
    }

    /** The first caller outside this bundle and the API, as {@code Class.method(File.java:12)}. */
    public String line() {
        return Arrays.stream(getStackTrace())
                .filter(frame -> !frame.getClassName().startsWith("org.morphogen.opencl.memory.")
                        && !frame.getClassName().startsWith("org.morphogen.api.")
                        && !frame.getClassName().equals("org.morphogen.opencl.ArenaScope")
                        && !frame.getClassName().equals("org.morphogen.opencl.OpenClCompute"))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("an unknown place");
    }
}

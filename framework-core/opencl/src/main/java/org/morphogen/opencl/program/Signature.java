// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl.program;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.cl_kernel;

/**
 * A kernel's name and parameters. Drivers tell them only for programs built from source, so they are kept beside the
 * cached binary as one line of text.
 */
record Signature(String kernel, List<Parameter> parameters) {

    Signature {
        parameters = List.copyOf(parameters);
    }

    static Signature of(cl_kernel kernel) {
        int[] count = new int[1];
        CL.clGetKernelInfo(kernel, CL.CL_KERNEL_NUM_ARGS, Integer.BYTES, Pointer.to(count), null);
        long[] size = new long[1];
        CL.clGetKernelInfo(kernel, CL.CL_KERNEL_FUNCTION_NAME, 0, null, size);
        byte[] name = new byte[(int) size[0]];
        CL.clGetKernelInfo(kernel, CL.CL_KERNEL_FUNCTION_NAME, name.length, Pointer.to(name), null);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count[0]; i++) {
            parameters.add(new Parameter(
                    text(kernel, i, CL.CL_KERNEL_ARG_NAME),
                    space(kernel, i),
                    text(kernel, i, CL.CL_KERNEL_ARG_TYPE_NAME)));
        }
        return new Signature(string(name), parameters);
    }

    private static Parameter.Space space(cl_kernel kernel, int index) {
        int[] space = new int[1];
        CL.clGetKernelArgInfo(
                kernel, index, CL.CL_KERNEL_ARG_ADDRESS_QUALIFIER, Integer.BYTES, Pointer.to(space), null);
        return switch (space[0]) {
            case CL.CL_KERNEL_ARG_ADDRESS_GLOBAL -> Parameter.Space.GLOBAL;
            case CL.CL_KERNEL_ARG_ADDRESS_CONSTANT -> Parameter.Space.CONSTANT;
            case CL.CL_KERNEL_ARG_ADDRESS_LOCAL -> Parameter.Space.LOCAL;
            default -> Parameter.Space.PRIVATE;
        };
    }

    private static String text(cl_kernel kernel, int index, int what) {
        long[] size = new long[1];
        CL.clGetKernelArgInfo(kernel, index, what, 0, null, size);
        byte[] text = new byte[(int) size[0]];
        CL.clGetKernelArgInfo(kernel, index, what, text.length, Pointer.to(text), null);
        return string(text);
    }

    private static String string(byte[] text) {
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    String line() {
        StringBuilder line = new StringBuilder(kernel);
        parameters.forEach(p -> line.append('\t')
                .append(p.space())
                .append(';')
                .append(p.type())
                .append(';')
                .append(p.name()));
        return line.toString();
    }

    /** The inverse of {@link #line}. */
    static Signature parse(String line) {
        String[] fields = line.split("\t", -1);
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < fields.length; i++) {
            String[] parts = fields[i].split(";", 3);
            parameters.add(new Parameter(parts[2], Parameter.Space.valueOf(parts[0]), parts[1]));
        }
        return new Signature(fields[0], parameters);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.api.compute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * An OpenCL C file with its includes, found among the resources of the bundle that owns it under {@code opencl/}.
 * {@code #include "common/philox.clh"} is looked up the same way, so a bundle is whole.
 *
 * @param owner name of the owning bundle, for messages
 * @param file path below {@code opencl/}
 * @param library where texts are looked up by path below {@code opencl/}
 */
public record KernelSource(String owner, String file, Library library) {

    /** Where a source and its includes come from. */
    @FunctionalInterface
    public interface Library {
        Optional<String> text(String path);
    }

    public KernelSource {
        Objects.requireNonNull(library);
    }

    /** A kernel file that lies beside a class, in the same bundle. */
    public static KernelSource of(Class<?> beside, String file) {
        return new KernelSource(beside.getPackageName(), file, path -> read(beside, path));
    }

    private static Optional<String> read(Class<?> beside, String path) {
        try (InputStream in = beside.getResourceAsStream("/opencl/" + path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Scope;

/** A compute with a cache folder of its own and a scope, opened for each test. No device is a failure. */
abstract class OnDevice {

    static final String ADD = """
            __kernel void add(__global const float* a, const float b, __global float* out, const int n) {
                const int i = (int)get_global_id(0);
                if (i < n) {
                    out[i] = a[i] + b;
                }
            }
            """;

    @TempDir
    Path cache;

    OpenClDevices devices;
    Compute compute;
    Scope scope;

    @BeforeEach
    void openDevice() {
        devices = new OpenClDevices(cache, true);
        assertFalse(devices.list().isEmpty(), () -> "No OpenCL device: " + devices.complaints());
        compute = devices.open(devices.find(System.getProperty("morphogen.device")), profiling());
        scope = compute.scope("test");
    }

    boolean profiling() {
        return false;
    }

    @AfterEach
    void closeDevice() {
        scope.close();
        compute.close();
    }

    static KernelSource source(String file, Map<String, String> texts) {
        return new KernelSource("org.example.plugin", file, path -> Optional.ofNullable(texts.get(path)));
    }

    static KernelSource source(String text) {
        return source("k.cl", Map.of("k.cl", text));
    }
}

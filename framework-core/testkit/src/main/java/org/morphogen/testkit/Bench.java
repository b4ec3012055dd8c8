// SPDX-License-Identifier: Apache-2.0
package org.morphogen.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Devices;
import org.morphogen.api.compute.Scope;
import org.morphogen.opencl.OpenClDevices;
import org.opentest4j.AssertionFailedError;

/** One open device for the tests of one class, and a scope for each test. A leak fails the test that made it. */
final class Bench implements AutoCloseable {

    private final SimulatorLog simulator = new SimulatorLog();
    private @Nullable Compute compute;
    private @Nullable Scope scope;

    Compute compute() {
        Compute open = compute;
        if (open == null) {
            open = open();
            compute = open;
        }
        return open;
    }

    Scope scope() {
        Scope open = scope;
        if (open == null) {
            open = compute().scope("test");
            scope = open;
        }
        return open;
    }

    private static Compute open() {
        Devices devices = OpenClDevices.tracking();
        List<Device> all = devices.list();
        if (all.isEmpty()) {
            throw new AssertionFailedError(
                    "These tests need an OpenCL device and there is none. " + String.join(". ", devices.complaints()));
        }
        return devices.open(devices.find(System.getProperty(TestCompute.DEVICE)), false);
    }

    /** Gives the test's memory back and fails if more than that was in use. */
    void endTest() {
        if (scope != null) {
            scope.close();
            scope = null;
        }
        if (compute != null && compute.memory().bytes() > 0) {
            close();
        }
        simulator.check();
    }

    @Override
    public void close() {
        Compute closing = compute;
        compute = null;
        if (closing != null) {
            closing.close();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Device;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

class DevicesTest extends OnDevice {

    @Test
    void aDeviceTellsItsLimits() {
        Device device = compute.device();
        assertTrue(device.id().matches("\\d+:\\d+"), device.id());
        assertFalse(device.name().isBlank());
        assertFalse(device.driver().isBlank());
        assertTrue(device.computeUnits() >= 1 && device.lanes() >= 1 && device.maxGroupSize() >= 1);
        assertTrue(device.memoryBytes() >= device.maxAllocationBytes() && device.maxAllocationBytes() > 1 << 20);
    }

    @Test
    void gpusComeFirst() {
        List<Boolean> cpus = devices.list().stream().map(Device::isCpu).toList();
        assertEquals(cpus.stream().sorted().toList(), cpus);
    }

    @Test
    void aDeviceIsFoundByIdAndByAPartOfItsName() {
        Device first = devices.list().get(0);
        assertEquals(first, devices.find(null));
        assertEquals(first, devices.find("auto"));
        assertEquals(first, devices.find(first.id()));
        assertEquals(first, devices.find(first.name().substring(2).toUpperCase(Locale.ROOT)));
    }

    @Test
    void anUnknownDeviceIsNamedWithThoseThatExist() {
        ComputeException failure = assertThrows(ComputeException.class, () -> devices.find("abacus"));
        assertTrue(failure.getMessage().startsWith("Device 'abacus' not found; there are "), failure.getMessage());
        assertTrue(failure.getMessage().contains(devices.list().get(0).name()), failure.getMessage());
    }

    @Test
    void twoComputesWorkSideBySideAndRefuseEachOthersTensors() {
        try (Compute other = devices.open(compute.device(), false);
                Scope there = other.scope("there")) {
            Tensor mine = scope.floats(3);
            Tensor theirs = there.floats(3);
            for (int i = 0; i < 20; i++) {
                compute.fill(mine, i);
                other.fill(theirs, -i);
            }
            assertEquals(19, mine.readFloats()[2]);
            assertEquals(-19, theirs.readFloats()[2]);
            ComputeException failure = assertThrows(ComputeException.class, () -> compute.copy(theirs, mine));
            assertTrue(
                    failure.getMessage().contains("'there'")
                            && failure.getMessage().contains("another compute"),
                    failure.getMessage());
        }
    }

    @Test
    void aClosedComputeSaysSo() {
        Compute other = devices.open(compute.device(), false);
        other.close();
        other.close();
        assertThrows(ComputeException.class, () -> other.scope("late"));
        assertThrows(ComputeException.class, other::finish);
    }
}

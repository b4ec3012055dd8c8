// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

class MemoryTest extends OnDevice {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 63, 64, 65, 255, 257, 1000, 65_537, 300_001})
    void everySizeIsFilledAndReadBackWhole(int size) {
        Tensor tensor = scope.floats(size);
        compute.fill(tensor, 2.5f);
        float[] values = tensor.readFloats();
        assertEquals(size, values.length);
        for (float value : values) {
            assertEquals(2.5f, value);
        }
        compute.zero(tensor);
        assertEquals(0, tensor.readFloats(size - 1L, 1)[0]);
    }

    @Test
    void writesReachEveryElementTypeAtAnOffset() {
        Tensor ints = scope.allocate(ElementType.UINT32, Shape.of(5));
        compute.zero(ints);
        ints.write(new int[] {7, -1}, 3);
        assertArrayEquals(new int[] {0, 0, 0, 7, -1}, ints.readInts());
        Tensor longs = scope.allocate(ElementType.UINT64, Shape.of(3));
        longs.write(new long[] {1, Long.MIN_VALUE, -1}, 0);
        assertArrayEquals(new long[] {Long.MIN_VALUE, -1}, longs.readLongs(1, 2));
        Tensor bytes = scope.allocate(ElementType.UINT8, Shape.of(7));
        compute.zero(bytes);
        bytes.write(new byte[] {1, 2}, 5);
        assertArrayEquals(new byte[] {0, 0, 0, 0, 0, 1, 2}, bytes.readBytes(0, 7));
        Tensor floats = scope.floats(2);
        floats.write(new byte[] {0, 0, (byte) 0x80, 0x3f}, 1);
        assertEquals(1f, floats.readFloats()[1]);
    }

    @Test
    void aWriteKeepsTheValuesThatWereThereWhenItWasCalled() {
        float[] values = new float[1000];
        Tensor[] tensors = new Tensor[600]; // More than the staging ring holds at once.
        for (int i = 0; i < tensors.length; i++) {
            java.util.Arrays.fill(values, i);
            tensors[i] = scope.floats(values.length);
            tensors[i].write(values);
        }
        java.util.Arrays.fill(values, -1);
        for (int i = 0; i < tensors.length; i++) {
            assertEquals(i, tensors[i].readFloats(999, 1)[0]);
        }
    }

    @Test
    void largeWritesArriveWhole() {
        float[] values = new float[1 << 19];
        values[values.length - 1] = 3;
        Tensor tensor = scope.floats(values.length);
        tensor.write(values);
        assertArrayEquals(values, tensor.readFloats());
    }

    @Test
    void copiesMoveRangesAndRefuseOverlaps() {
        Tensor tensor = scope.floats(6);
        tensor.write(new float[] {1, 2, 3, 4, 5, 6});
        compute.copy(tensor, 0, tensor, 3, 3);
        assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3}, tensor.readFloats());
        says("the ranges overlap", () -> compute.copy(tensor, 0, tensor, 2, 3));
        says("not within its 6", () -> compute.copy(tensor, 4, tensor, 0, 3));
        says("element types differ", () -> compute.copy(tensor, scope.ints(6)));
        says("Cannot fill tensor INT32[6]", () -> compute.fill(scope.ints(6), 1));
    }

    @Test
    void wrongTypesAndRangesAreNamed() {
        Tensor tensor = scope.floats(2, 3);
        says("Cannot write ints to tensor FLOAT32[2x3]; its elements are float", () -> tensor.write(new int[1], 0));
        says("elements 5 to 7 are not within its 6", () -> tensor.readFloats(5, 2));
        says("takes whole elements of 4 bytes, not 3 bytes", () -> tensor.write(new byte[3], 0));
        says("has 6 elements and cannot be viewed as [7]", () -> tensor.view(Shape.of(7)));
    }

    @Test
    void aViewSharesMemoryAndBase() {
        Tensor tensor = scope.floats(2, 3);
        Tensor view = tensor.view(Shape.of(6)).view(Shape.of(3, 2));
        view.write(new float[] {1, 2, 3, 4, 5, 6});
        assertEquals(6, tensor.readFloats()[5]);
        assertSame(tensor, view.base());
        assertSame(tensor, tensor.base());
        assertNotSame(tensor, view);
    }

    @Test
    void aScopeThatOpensEveryStepAllocatesOnce() {
        for (int i = 0; i < 1000; i++) {
            try (Scope step = scope.child("step")) {
                step.floats(1000);
                step.floats(990);
            }
        }
        assertEquals(0, compute.memory().bytes());
        assertEquals(7960, compute.memory().peakBytes());
        assertTrue(compute.memory().cachedBytes() <= 2 * 4096 + 1024, compute.memory()::toString);
    }

    @Test
    void whatIsKeptFreeIsBounded() {
        for (int mebibytes = 1; mebibytes <= 60; mebibytes++) {
            try (Scope step = scope.child("step")) {
                step.allocate(ElementType.UINT8, Shape.of(mebibytes << 20));
            }
        }
        assertTrue(compute.memory().cachedBytes() <= 64 << 20, compute.memory()::toString);
    }

    @Test
    void closingAScopeClosesItsChildren() {
        Scope parent = scope.child("parent");
        Tensor tensor = parent.child("child").floats(4);
        parent.close();
        parent.close();
        assertEquals(0, compute.memory().bytes());
        says(
                "used after its scope 'test/parent/child' was closed; it was allocated at org.morphogen.opencl.MemoryTest."
                        + "closingAScopeClosesItsChildren",
                tensor::readFloats);
        says("Scope 'test/parent' is closed and cannot allocate FLOAT32[1]", () -> parent.floats(1));
        says("Scope 'test/parent' is closed and cannot open 'late'", () -> parent.child("late"));
    }

    @Test
    void aScopeLeftOpenIsReportedWithItsSite() {
        Compute other = devices.open(compute.device(), false);
        other.scope("forgotten").child("inner").floats(25);
        String message = says("Scopes were left open", other::close);
        assertTrue(message.contains("'forgotten' with 1 tensors of 100 bytes"), message);
        assertTrue(message.contains("opened at org.morphogen.opencl.MemoryTest.aScopeLeftOpenIsReported"), message);
        other.close();
    }

    @Test
    void withoutTrackingTheReportTellsHowToTrack() {
        Compute other = new OpenClDevices(cache, false).open(compute.device(), false);
        Tensor tensor = other.scope("forgotten").floats(1);
        says("-Dmorphogen.leaks=true", other::close);
        says("-Dmorphogen.leaks=true", tensor::readFloats);
    }

    @Test
    void tooLargeATensorIsRefusedWithNeedAndLimit() {
        long limit = compute.device().maxAllocationBytes();
        Shape shape = Shape.of((int) (limit / (1 << 20) + 1), 1 << 20);
        String message =
                says("has no room for a UINT8 tensor " + shape, () -> scope.allocate(ElementType.UINT8, shape));
        assertTrue(message.contains(String.format(java.util.Locale.ROOT, "%,d bytes needed", shape.size())), message);
        assertTrue(message.contains(String.format(java.util.Locale.ROOT, "%,d bytes", limit)), message);
        scope.floats(10);
    }

    @Test
    void moreThanTheDeviceHasIsRefusedWithWhatIsAvailable() {
        long total = compute.device().memoryBytes();
        long each = Math.min(compute.device().maxAllocationBytes(), total / 3) / 4096 * 4096;
        Shape shape = Shape.of((int) (each / 4096), 4096);
        try (Scope large = scope.child("large")) {
            String message = says("Device " + compute.device().id(), () -> {
                for (long taken = 0; taken <= total; taken += each) {
                    large.allocate(ElementType.UINT8, shape);
                }
            });
            assertTrue(message.contains(String.format(java.util.Locale.ROOT, "%,d bytes needed", each)), message);
            assertTrue(message.contains("available"), message);
        }
        scope.floats(10);
        assertEquals(40, compute.memory().bytes());
    }

    private static String says(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(ComputeException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        return message;
    }
}

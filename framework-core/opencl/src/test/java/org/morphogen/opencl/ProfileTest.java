// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.Compute;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.ProfileRow;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Tensor;

class ProfileTest extends OnDevice {

    @Override
    boolean profiling() {
        return true;
    }

    @Test
    void launchesAreSummedByKernelLargestTimeFirst() {
        Kernel add = scope.program(source(ADD)).kernel("add");
        Kernel slow = scope.program(source("""
                __kernel void slow(__global float* x) {
                    float sum = x[0];
                    for (int i = 0; i < 3000000; ++i) { sum = sum * 0.999f + 1.0f; }
                    x[0] = sum;
                }
                """)).kernel("slow");
        Tensor x = scope.floats(1);
        compute.zero(x);
        for (int i = 0; i < 10_000; i++) { // More than the profiler holds at once.
            add.launch(Range.of(1), Cost.of(1, 8), x, 1f, x, 1);
        }
        for (int i = 0; i < 20; i++) {
            slow.launch(Range.of(1), x);
        }
        Map<String, ProfileRow> rows = rows();
        assertEquals(10_000, rows.get("k.cl:add").calls());
        assertEquals(10_000, rows.get("k.cl:add").flops());
        assertEquals(80_000, rows.get("k.cl:add").bytes());
        assertEquals(20, rows.get("k.cl:slow").calls());
        assertEquals(0, rows.get("k.cl:slow").flops());
        assertTrue(rows.get("k.cl:slow").seconds() > 1e-3, rows::toString);
        assertEquals("k.cl:slow", compute.profile().get(0).kernel());
        assertEquals(1, rows.get("(fill)").calls());
    }

    @Test
    void aCostPerRowIsMultipliedByTheCountAtTheTimeOfTheLaunch() {
        Kernel add = scope.program(source(ADD)).kernel("add");
        Tensor x = scope.floats(1);
        Tensor count = scope.ints(1);
        for (int rows = 1; rows <= 100; rows++) {
            count.write(new int[] {rows}, 0);
            add.launch(Range.of(1), Cost.perRow(2, 3, count), x, 1f, x, 1);
        }
        count.write(new int[] {1_000_000}, 0);
        ProfileRow row = rows().get("k.cl:add");
        assertEquals(2 * 5050, row.flops());
        assertEquals(3 * 5050, row.bytes());
    }

    @Test
    void rowsGrowFromOneQuestionToTheNext() {
        Kernel add = scope.program(source(ADD)).kernel("add");
        Tensor x = scope.floats(1);
        add.launch(Range.of(1), x, 1f, x, 1);
        assertEquals(1, rows().get("k.cl:add").calls());
        add.launch(Range.of(1), x, 1f, x, 1);
        assertEquals(2, rows().get("k.cl:add").calls());
    }

    @Test
    void withoutProfilingThereAreNoRows() {
        try (Compute plain = devices.open(compute.device(), false)) {
            assertEquals(List.of(), plain.profile());
        }
    }

    private Map<String, ProfileRow> rows() {
        return compute.profile().stream().collect(Collectors.toMap(ProfileRow::kernel, Function.identity()));
    }
}

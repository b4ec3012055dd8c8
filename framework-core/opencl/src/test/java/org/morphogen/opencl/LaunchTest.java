// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Local;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

class LaunchTest extends OnDevice {

    private static final String ALL = """
            typedef struct { int a; float b; } pair;
            __kernel void take_all(__global const float8* wide, __constant int* fixed, __local float* room, const int i,
                    const uint u, const long l, const ulong ul, const float f, const int2 two, const uint4 four,
                    __global pair* pairs, __global ulong* out) {
                room[0] = wide == 0 ? 0.0f : wide[0].s7;
                out[0] = (ulong)(room[0] + fixed[0] + i + u + f) + l + ul + two.y + four.w + pairs[0].a;
            }
            __kernel void exotic(__global float* x, const short s) { x[0] = s; }
            """;

    private Kernel add;

    @BeforeEach
    void build() {
        add = scope.program(source(ADD)).kernel("add");
    }

    @Test
    void everyKindOfArgumentArrives() {
        Tensor wide = scope.floats(8);
        wide.write(new float[] {0, 0, 0, 0, 0, 0, 0, 1});
        Tensor fixed = scope.ints(1);
        fixed.write(new int[] {10}, 0);
        Tensor pairs = scope.allocate(ElementType.UINT8, Shape.of(8));
        pairs.write(new byte[] {100, 0, 0, 0, 0, 0, 0, 0}, 0);
        Tensor out = scope.allocate(ElementType.UINT64, Shape.of(1));
        Kernel all = scope.program(source(ALL)).kernel("take_all");
        all.launch(
                Range.of(1).by(1),
                wide,
                fixed,
                Local.floats(4),
                1000,
                10_000,
                100_000L,
                1L << 40,
                1_000_000f,
                new int[] {0, 10_000_000},
                new int[] {0, 0, 0, 100_000_000},
                pairs,
                out);
        assertEquals((1L << 40) + 111_111_111L, out.readLongs(0, 1)[0]);
        all.launch(
                Range.of(1).by(1),
                Cost.UNTOLD,
                null,
                fixed,
                Local.floats(4),
                1000,
                10_000,
                100_000L,
                0L,
                1_000_000f,
                new int[] {0, 0},
                new int[] {0, 0, 0, 0},
                pairs,
                out);
        assertEquals(1_111_110L, out.readLongs(0, 1)[0]);
    }

    @Test
    void changedArgumentsAreSeenAndUnchangedOnesKept() {
        Tensor a = scope.floats(4);
        Tensor b = scope.floats(4);
        compute.fill(a, 1);
        for (int i = 0; i < 100; i++) {
            add.launch(Range.of(4), a, 1f, b, 4);
            add.launch(Range.of(4), b, 0.5f, a, 4);
        }
        assertArrayEquals(new float[] {151, 151, 151, 151}, a.readFloats());
    }

    @Test
    void aBufferThatWasReusedUnderAnotherTypeIsCheckedAgain() {
        Tensor out = scope.floats(1);
        for (int i = 0; i < 3; i++) {
            try (Scope step = scope.child("step")) {
                Tensor a = step.floats(1);
                compute.fill(a, i);
                add.launch(Range.of(1), a, 1f, out, 1);
                assertEquals(i + 1f, out.readFloats()[0]);
            }
            try (Scope step = scope.child("step")) {
                Tensor ints = step.ints(1);
                says(
                        "argument 0 'a': a tensor of FLOAT32 is expected for global float*, not a tensor INT32[1]",
                        () -> add.launch(Range.of(1), ints, 1f, out, 1));
            }
        }
    }

    @Test
    void aNullThatWasTakenForTheCostIsExplained() {
        says(
                "a null first argument is read as the cost; write Cost.UNTOLD before it",
                () -> add.launch(Range.of(1), null, 1f, scope.floats(1), 1));
    }

    @Test
    void aWrongCountListsTheParameters() {
        says(
                "Kernel k.cl:add takes 4 arguments, not 2: global float* a, float b, global float* out, int n",
                () -> add.launch(Range.of(1), scope.floats(1), 1f));
    }

    @Test
    void aTensorForAScalarIsNamed() {
        Tensor a = scope.floats(1);
        says(
                "Kernel k.cl:add, argument 1 'b': a Float is expected for float, not a tensor FLOAT32[1]",
                () -> add.launch(Range.of(1), a, a, a, 1));
    }

    @Test
    void anIntForAFloatIsNamed() {
        Tensor a = scope.floats(1);
        says("argument 1 'b': a Float is expected for float, not Integer 1", () -> add.launch(Range.of(1), a, 1, a, 1));
        says("argument 3 'n': an Integer is expected for int, not Long 1", () -> add.launch(Range.of(1), a, 1f, a, 1L));
        says("argument 3 'n': an Integer is expected for int, not null", () -> add.launch(Range.of(1), a, 1f, a, null));
    }

    @Test
    void aScalarForATensorIsNamed() {
        says(
                "argument 0 'a': a tensor of FLOAT32 is expected for global float*, not Float 1.0",
                () -> add.launch(Range.of(1), 1f, 1f, null, 1));
    }

    @Test
    void aVectorOfTheWrongLengthAndAMissingLocalAreNamed() {
        Kernel all = scope.program(source(ALL)).kernel("take_all");
        Object[] arguments = {null, null, Local.floats(1), 0, 0, 0L, 0L, 0f, new int[3], new int[4], null, null};
        says(
                "argument 8 'two': an int[2] is expected for int2, not int[3]",
                () -> all.launch(Range.of(1), Cost.UNTOLD, arguments));
        arguments[2] = 4;
        says(
                "argument 2 'room': a Local with its bytes is expected for local float*, not Integer 4",
                () -> all.launch(Range.of(1), Cost.UNTOLD, arguments));
    }

    @Test
    void aParameterTypeThatJavaCannotGiveIsNamed() {
        Kernel exotic = scope.program(source(ALL)).kernel("exotic");
        says("argument 1 's': another parameter type", () -> exotic.launch(Range.of(1), scope.floats(1), 3));
    }

    @Test
    void aTensorOfAClosedScopeIsRefused() {
        Scope child = scope.child("child");
        Tensor gone = child.floats(1);
        child.close();
        says("used after its scope 'test/child' was closed", () -> add.launch(Range.of(1), gone, 1f, null, 1));
    }

    @Test
    void aGroupThatIsTooLargeIsRefusedWithTheLimits() {
        Tensor a = scope.floats(1);
        long group = 2L * compute.device().maxGroupSize();
        String message = says(
                "Kernel k.cl:add with global range [" + group + "] in groups of [" + group + "]",
                () -> add.launch(Range.of(group).by(group), a, 1f, a, 1));
        assertTrue(message.contains("groups of at most " + compute.device().maxGroupSize()), message);
        add.launch(Range.of(1), a, 1f, a, 1);
        compute.finish();
    }

    @Test
    void rangesOfTwoAndThreeAxesCoverTheirItems() {
        Kernel kernel = scope.program(source("""
                __kernel void mark(__global int* x, const int w, const int h) {
                    const int i = (int)((get_global_id(2) * h + get_global_id(1)) * w + get_global_id(0));
                    x[i] = i + 1;
                }
                """)).kernel("mark");
        Tensor x = scope.ints(4, 3, 5);
        kernel.launch(Range.of(5, 3, 4), x, 5, 3);
        int[] expected = java.util.stream.IntStream.rangeClosed(1, 60).toArray();
        assertArrayEquals(expected, x.readInts());
        compute.zero(x);
        kernel.launch(Range.of(5, 12).by(5, 1), x, 5, 12);
        assertArrayEquals(expected, x.readInts());
    }

    private static String says(String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(ComputeException.class, action).getMessage();
        assertTrue(message.contains(part), message);
        return message;
    }
}

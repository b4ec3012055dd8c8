// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.bff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;
import org.morphogen.kernels.soup.Meetings;
import org.morphogen.testkit.TestCompute;

/** On a GPU an epoch is two launches; on every device both ways come to the same. */
@ExtendWith(TestCompute.class)
class StagesTest {

    private static final int PROGRAMS = 512;
    private static final int LIMIT = 8192;
    private static final int SHORT = 256;
    private static final int BATCH = 8;

    @Test
    void twoStagesGiveTheSameProgramsAndOperationsAsOne(Scope scope) {
        Program program = scope.program(
                Variant.BFF_NOHEADS.language().source(),
                Map.of("PROGRAM_LENGTH", 64, "COMPATIBLE", 1, "REGISTERS", 3, "BATCH", BATCH));
        Kernel interact = program.kernel("soup_interact");
        Tensor programs = scope.allocate(ElementType.UINT8, Shape.of(PROGRAMS, 64));
        byte[] bytes = new byte[PROGRAMS * 64];
        new Random(3).nextBytes(bytes);
        programs.write(bytes, 0);
        Tensor meetings = scope.allocate(ElementType.INT32, Meetings.shape(1, PROGRAMS));
        meetings.write(IntStream.range(0, PROGRAMS).toArray(), 0);
        meetings.write(new int[] {PROGRAMS / 2, PROGRAMS / 2, 0, 0}, PROGRAMS);
        Tensor counts = scope.zeros(ElementType.UINT32, Shape.of(128));
        Outcome once = new Outcome(scope);
        Outcome twice = new Outcome(scope);
        launch(interact, programs, meetings, counts, once, LIMIT, 0);
        launch(interact, programs, meetings, counts, twice, SHORT, 1);
        launch(interact, programs, meetings, counts, twice, LIMIT, 2);
        int pending = twice.pending.readInts()[0];
        assertTrue(pending > 0 && pending < PROGRAMS / 4, pending + " pairs came to the second stage");
        assertArrayEquals(once.next.readBytes(0, bytes.length), twice.next.readBytes(0, bytes.length));
        int[] operations = once.operations.readInts();
        assertArrayEquals(operations, twice.operations.readInts());
        for (int items : new int[] {1, 256}) {
            program.kernel("soup_operations").launch(Range.of(items).by(items), once.operations, meetings, PROGRAMS);
            assertArrayEquals(
                    new int[] {Arrays.stream(operations).sum(), 0},
                    meetings.readInts(PROGRAMS + 2, 2),
                    "summed by " + items + " items");
        }
    }

    private static void launch(
            Kernel kernel, Tensor programs, Tensor meetings, Tensor counts, Outcome to, int limit, int stage) {
        kernel.launch(
                Range.stripes(PROGRAMS / 2 / BATCH),
                programs,
                to.next,
                meetings,
                to.operations,
                to.pending,
                counts,
                1,
                PROGRAMS,
                1 << 18,
                5L,
                3,
                limit,
                stage);
    }

    /** Where a launch writes. */
    private static final class Outcome {
        private final Tensor next;
        private final Tensor operations;
        private final Tensor pending;

        Outcome(Scope scope) {
            next = scope.allocate(ElementType.UINT8, Shape.of(PROGRAMS, 64));
            operations = scope.ints(PROGRAMS / 2);
            pending = scope.zeros(ElementType.INT32, Shape.of(1 + PROGRAMS / 2));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.opencl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.morphogen.api.compute.ComputeException;
import org.morphogen.api.compute.Cost;
import org.morphogen.api.compute.KernelBuildException;
import org.morphogen.api.compute.KernelSource;
import org.morphogen.api.compute.Program;
import org.morphogen.api.compute.Range;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Tensor;

class BuildTest extends OnDevice {

    @Test
    void aBundleKernelRunsWithItsIncludeAndItsConstant() {
        Program program = scope.program(KernelSource.of(BuildTest.class, "test/scale.cl"), Map.of("FACTOR", 2.5));
        Tensor data = scope.floats(3);
        data.write(new float[] {1, 2, -4});
        program.kernel("scale_all").launch(Range.of(3).by(2), data, 3);
        assertArrayEquals(new float[] {2.5f, 5, -10}, data.readFloats());
    }

    @Test
    void constantsOfEveryKindReachTheCompiler() {
        KernelSource source =
                source("__kernel void k(__global float* x) { x[0] = A; x[1] = B; x[2] = C; x[3] = D; x[4] = E; }");
        Tensor x = scope.floats(5);
        scope.program(source, Map.of("A", 1e-9f, "B", -7, "C", 1L << 40, "D", true, "E", "B"))
                .kernel("k")
                .launch(Range.of(1), x);
        assertArrayEquals(new float[] {1e-9f, -7, 1L << 40, 1, -7}, x.readFloats());
    }

    @Test
    void badConstantsAreRefusedByName() {
        KernelSource source = source(ADD);
        says(ComputeException.class, "'2X' is no C identifier", () -> scope.program(source, Map.of("2X", 1)));
        says(ComputeException.class, "RATE is NaN", () -> scope.program(source, Map.of("RATE", Float.NaN)));
        says(ComputeException.class, "MODE is 'a b'", () -> scope.program(source, Map.of("MODE", "a b")));
    }

    @Test
    void anErrorShowsPluginFileLineMessageAndCaret() {
        KernelBuildException failure = fails(source(
                "rule/x_step.cl",
                Map.of(
                        "rule/x_step.cl",
                        "__kernel void k(__global float* x) {\n    x[0] = 1.0f;\n    x[1] = wieght;\n}\n")));
        assertEquals("rule/x_step.cl", failure.file());
        assertEquals(3, failure.line());
        String[] lines = failure.getMessage().split("\n");
        assertTrue(lines[0].startsWith("Plugin org.example.plugin, rule/x_step.cl:3:12: "), failure.getMessage());
        assertTrue(lines[0].contains("wieght"), failure.getMessage());
        assertEquals("        x[1] = wieght;", lines[1]);
        assertEquals("               ^", lines[2]);
    }

    @Test
    void anErrorInAnIncludeOfAnIncludeIsFoundThere() {
        KernelBuildException failure = fails(source(
                "a.cl",
                Map.of(
                        "a.cl",
                                "// first\n#include \"lib/b.clh\"\n__kernel void k(__global float* x) { x[0] = c(); }\n",
                        "lib/b.clh", "\n\n#include \"lib/c.clh\"\n",
                        "lib/c.clh", "// c\nstatic float c(void) {\n    return nothing_here;\n}\n")));
        assertEquals("lib/c.clh", failure.file());
        assertEquals(3, failure.line());
    }

    @Test
    void linesAfterAnIncludeKeepTheirNumbers() {
        KernelBuildException failure = fails(source(
                "a.cl",
                Map.of(
                        "a.cl",
                                "#include \"b.clh\"\n#include \"b.clh\"\n\n__kernel void k(__global float* x) { x[0] = oops; }\n",
                        "b.clh", "#ifndef B\n#define B\n\n\n\n#endif\n")));
        assertEquals("a.cl", failure.file());
        assertEquals(4, failure.line());
    }

    @Test
    void linesEndedAsOnWindowsKeepTheirNumbers() {
        KernelBuildException failure =
                fails(source("// one\r\n// two\r\n__kernel void k(__global float* x) { x[0] = oops; }\r\n"));
        assertEquals(3, failure.line());
    }

    @Test
    void manyErrorsAreCutShort() {
        String text = "__kernel void k(__global float* x) {\n" + "    x[0] = a_missing_name;\n".repeat(9) + "}\n";
        KernelBuildException failure = fails(source(text));
        assertEquals(2, failure.line());
        assertTrue(failure.getMessage().contains("\nk.cl:3:12: "), failure.getMessage());
        assertTrue(failure.getMessage().endsWith("... and 4 more errors"), failure.getMessage());
    }

    @Test
    void aMissingIncludeIsNamedWhereItIsAskedFor() {
        KernelBuildException failure = fails(source("\n#include \"common/nowhere.clh\"\n"));
        assertEquals(
                "Plugin org.example.plugin, k.cl:2: included file 'common/nowhere.clh' is not in the bundle below"
                        + " opencl/",
                failure.getMessage());
        assertEquals(2, failure.line());
    }

    @Test
    void aMissingFileIsNamed() {
        KernelBuildException failure = fails(source("gone.cl", Map.of()));
        assertEquals(
                "Plugin org.example.plugin, gone.cl: 'gone.cl' is not in the bundle below opencl/",
                failure.getMessage());
    }

    @Test
    void anIncludeCycleIsShown() {
        KernelBuildException failure =
                fails(source("a.cl", Map.of("a.cl", "#include \"b.clh\"\n", "b.clh", "// b\n#include \"a.cl\"\n")));
        assertTrue(
                failure.getMessage().contains("'a.cl' includes itself: a.cl -> b.clh -> a.cl"), failure.getMessage());
        assertEquals("b.clh", failure.file());
        assertEquals(2, failure.line());
    }

    @Test
    void anUnknownKernelIsNamedWithThoseThatExist() {
        Program program = scope.program(source(ADD));
        says(ComputeException.class, "has no kernel 'sub'; it has add", () -> program.kernel("sub"));
    }

    @Test
    void equalSourceAndConstantsShareOneProgram() {
        Program first = scope.program(source(ADD), Map.of("A", 1, "B", 2));
        try (Scope child = scope.child("child")) {
            assertSame(first, child.program(source(ADD), Map.of("B", 2, "A", 1)));
            assertNotEquals(
                    first.hash(),
                    child.program(source(ADD), Map.of("A", 1, "B", 3)).hash());
        }
        assertSame(first.kernel("add"), first.kernel("add"));
        assertEquals(64, first.hash().length());
    }

    @Test
    void aKernelOfAClosedScopeSaysSo() {
        Scope child = scope.child("child");
        Program program = child.program(source(ADD));
        var kernel = program.kernel("add");
        child.close();
        says(
                ComputeException.class,
                "Kernel k.cl:add was used after",
                () -> kernel.launch(Range.of(1), Cost.UNTOLD, null, 1f, null, 1));
        says(ComputeException.class, "Program k.cl of org.example.plugin was used after", () -> program.kernel("add"));
    }

    private KernelBuildException fails(KernelSource source) {
        return assertThrows(KernelBuildException.class, () -> scope.program(source));
    }

    private static void says(
            Class<? extends Exception> type, String part, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(type, action).getMessage();
        assertTrue(message.contains(part), message);
    }
}

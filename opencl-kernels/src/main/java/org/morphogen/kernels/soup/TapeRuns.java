// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.morphogen.api.compute.ElementType;
import org.morphogen.api.compute.Kernel;
import org.morphogen.api.compute.Scope;
import org.morphogen.api.compute.Shape;
import org.morphogen.api.compute.Tensor;

/** Runs tapes by themselves, without a soup: to look at one program, to score many, to test a language. */
public final class TapeRuns {

    private final Scope scope;
    private final Kernel run;
    private final int registers;
    private final int length;

    /**
     * @param scope holds the built kernel
     * @param programLength bytes of a program, half a tape
     */
    public TapeRuns(Scope scope, Language language, int programLength) {
        this.scope = scope;
        this.length = 2 * programLength;
        this.registers = language.registers().size();
        this.run = new Build(programLength, false, true).of(language, scope).kernel("soup_run");
    }

    /**
     * What came of a tape.
     *
     * @param tape its bytes afterwards
     * @param steps taken; fewer than the limit if it halted
     * @param operations steps less no-ops
     * @param registers by the names of the language
     */
    public record Outcome(byte[] tape, int steps, int operations, List<Integer> registers) {}

    /** Runs each tape with the same limit. */
    public List<Outcome> run(List<byte[]> tapes, int limit) {
        return run(tapes, Collections.nCopies(tapes.size(), limit));
    }

    /** Runs tape t at most {@code limits.get(t)} steps. Waits for the device. */
    public List<Outcome> run(List<byte[]> tapes, List<Integer> limits) {
        int count = tapes.size();
        byte[] all = new byte[count * length];
        for (int t = 0; t < count; t++) {
            System.arraycopy(tapes.get(t), 0, all, t * length, length);
        }
        try (Scope memory = scope.child("tapes")) {
            Tensor bytes = memory.allocate(ElementType.UINT8, Shape.of(count, length));
            Tensor steps = memory.ints(count);
            Tensor report = memory.ints(count, 2 + registers);
            bytes.write(all, 0);
            steps.write(limits.stream().mapToInt(i -> i).toArray(), 0);
            run.launch(Build.items(scope.compute().device(), count), bytes, steps, report, count);
            return outcomes(bytes.readBytes(0, all.length), report.readInts());
        }
    }

    private List<Outcome> outcomes(byte[] bytes, int[] report) {
        List<Outcome> outcomes = new ArrayList<>();
        int width = 2 + registers;
        for (int t = 0; t * length < bytes.length; t++) {
            int line = t * width;
            outcomes.add(new Outcome(
                    Arrays.copyOfRange(bytes, t * length, (t + 1) * length),
                    report[line],
                    report[line + 1],
                    Arrays.stream(report, line + 2, line + width).boxed().toList()));
        }
        return outcomes;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.kernels.soup;

import java.util.ArrayList;
import java.util.List;

/**
 * How many bytes of a program come back in its offspring: 0 to the program's length. A program meets 13 different
 * noises; its right-hand offspring meets the same noise, four times over. A byte counts if it is the same in more than
 * three of the 13 lines (Agüera y Arcas et al., published program).
 *
 * @param runs runs tapes of the language
 * @param limit steps of a meeting
 * @param length bytes of a program
 */
public record ReplicationScore(TapeRuns runs, int limit, int length) {

    private static final int BRANCHES = 13;
    private static final int GENERATIONS = 5;
    private static final int ENOUGH = BRANCHES / 4;

    /**
     * The score of each program. Waits for the device.
     *
     * @param programs of one soup, or some alone
     * @param noise seed of the noise of program p is {@code mix(noise + p)}; the published program has N seed(e)
     */
    public List<Integer> of(List<byte[]> programs, long noise) {
        List<byte[]> tapes = new ArrayList<>();
        List<byte[]> noises = new ArrayList<>();
        for (int p = 0; p < programs.size(); p++) {
            for (int branch = 0; branch < BRANCHES; branch++) {
                byte[] bytes = noise(SplitMix.mix(noise + p), branch);
                noises.add(bytes);
                tapes.add(tape(programs.get(p), 0, bytes));
            }
        }
        List<byte[]> lines = afterGenerations(tapes, noises);
        List<Integer> scores = new ArrayList<>();
        for (int p = 0; p < programs.size(); p++) {
            scores.add(score(programs.get(p), lines.subList(p * BRANCHES, (p + 1) * BRANCHES)));
        }
        return scores;
    }

    private List<byte[]> afterGenerations(List<byte[]> first, List<byte[]> noises) {
        List<byte[]> tapes = first;
        for (int generation = 0; generation < GENERATIONS; generation++) {
            List<byte[]> next = new ArrayList<>();
            for (int t = 0; t < tapes.size(); t++) {
                next.add(generation == 0 ? tapes.get(t) : tape(tapes.get(t), length, noises.get(t)));
            }
            tapes = runs.run(next, limit).stream().map(TapeRuns.Outcome::tape).toList();
        }
        return tapes;
    }

    private byte[] noise(long local, int branch) {
        byte[] bytes = new byte[length];
        for (int j = 0; j < length; j++) {
            bytes[j] = (byte) SplitMix.mix(local ^ SplitMix.mix((branch + 1L) * length + j));
        }
        return bytes;
    }

    private byte[] tape(byte[] left, int from, byte[] right) {
        byte[] tape = new byte[2 * length];
        System.arraycopy(left, from, tape, 0, length);
        System.arraycopy(right, 0, tape, length, length);
        return tape;
    }

    private int score(byte[] program, List<byte[]> lines) {
        int left = 0;
        int right = 0;
        for (int i = 0; i < length; i++) {
            left += counts(program, lines, i) ? 1 : 0;
            right += counts(program, lines, i + length) ? 1 : 0;
        }
        return Math.min(left, right);
    }

    /** Whether some line agrees with more than three at position i, itself counted; on the left with the program too. */
    private boolean counts(byte[] program, List<byte[]> lines, int i) {
        for (int a = 0; a < BRANCHES; a++) {
            byte value = lines.get(a)[i];
            if (i < length && value != program[i]) {
                continue;
            }
            int same = 0;
            for (int b = a; b < BRANCHES; b++) {
                same += lines.get(b)[i] == value ? 1 : 0;
            }
            if (same > ENOUGH) {
                return true;
            }
        }
        return false;
    }
}

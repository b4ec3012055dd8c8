// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.longtape;

import org.morphogen.api.random.Philox;

/** Workers on a long tape in plain Java, one after another. */
final class LongTapeOracle {

    private static final int SHIFT = 0x6C6F6E67;
    private static final int START = 0x6C6F6E68;
    private static final int MUTATE = 0x6C6F6E69;

    private final byte[] tape;
    private final long[] work;
    private final int window;
    private int base;

    /** One run. */
    interface Language {

        /** Runs from an address and returns its work. */
        int run(LongTapeOracle memory, int start);

        int mutation(int draw);
    }

    LongTapeOracle(byte[] tape, int workers, int window) {
        this.tape = tape.clone();
        this.work = new long[workers];
        this.window = window;
    }

    int get(int address) {
        return Byte.toUnsignedInt(tape[place(address)]);
    }

    void set(int address, int value) {
        tape[place(address)] = (byte) value;
    }

    private int place(int address) {
        return Math.floorMod(base + Math.floorMod(address, window), tape.length);
    }

    int window() {
        return window;
    }

    byte[] tape() {
        return tape.clone();
    }

    long[] work() {
        return work.clone();
    }

    void step(Language language, int runs, long every, long seed, int step) {
        Philox philox = Philox.of(seed);
        int shift = philox.block(0, step, 0, SHIFT)[0];
        for (int worker = 0; worker < work.length; worker++) {
            base = window == tape.length ? 0 : Math.floorMod(shift + worker * window, tape.length);
            for (int run = 0; run < runs; run++) {
                int start = Math.floorMod(philox.block(worker, step, run, START)[0], window);
                long before = work[worker];
                work[worker] += language.run(this, start);
                long due = every == 0 ? 0 : work[worker] / every - before / every;
                for (int k = 0; k < due; k++) {
                    int[] draw = philox.block(worker, step, run | k << 24, MUTATE);
                    set(draw[0], language.mutation(draw[1]));
                }
            }
        }
    }
}

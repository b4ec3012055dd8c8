// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.morphogen.api.compute.Scope;
import org.morphogen.kernels.soup.SplitMix;
import org.morphogen.kernels.soup.TapeRuns;
import org.morphogen.testkit.TestCompute;

/** The processor against published memories, and against digests of what the emulator of the published grid answered. */
@ExtendWith(TestCompute.class)
class Z80RunTest {

    private static final int MEMORY = 32;
    private static final int STEPS = 128;
    private static final int[] PREFIXES = {0xDD, 0xFD, 0xED, 0xCB};
    private static final int SP = 1;
    private static final int AF = 2;
    private static final int BC = 3;
    private static final int DE = 4;
    private static final int HL = 5;
    private static final int REFRESH = 9;

    @Test
    void aProgramOfTwoBytesFillsTheMemoryThroughTheStack(Scope scope) {
        TapeRuns.Outcome outcome = run(scope, "01C5".repeat(8) + "00".repeat(16));
        assertEquals("01c5".repeat(16), hex(outcome));
        assertEquals(0xFF89, outcome.registers().get(SP));
    }

    @Test
    void aBlockTransferCopiesTheFirstProgramOverTheSecond(Scope scope) {
        String program = "1e10edb0" + "a7".repeat(12);
        TapeRuns.Outcome outcome = run(scope, program + "00".repeat(16));
        assertEquals(program + program, hex(outcome));
        assertEquals(0xFF81, outcome.registers().get(BC));
        assertEquals(0x008F, outcome.registers().get(DE));
        assertEquals(0x007F, outcome.registers().get(HL));
    }

    @Test
    void aProgramThatRunsOverItselfEndsAsPublished(Scope scope) {
        TapeRuns.Outcome outcome = run(scope, "21E5".repeat(8) + "FF".repeat(16));
        assertEquals("214000e521e5214000400040004000e521400040004000400040004000e521e5", hex(outcome));
        assertEquals(STEPS, outcome.steps());
    }

    @Test
    void theRefreshRegisterAndTheBlockPortsBehaveAsInThePublishedGrid(Scope scope) {
        TapeRuns.Outcome outcome = run(scope, "DDDDC5EDFFC5ED5FF5A2EDA2F576" + "00".repeat(18));
        assertEquals(10, outcome.steps());
        assertEquals("00", hex(outcome).substring(0, 2));
        assertEquals("1600290700", hex(outcome).substring(46, 56));
        assertEquals(0x00, outcome.registers().get(AF) >> 8);
        assertEquals(0x0D, outcome.registers().get(REFRESH));
    }

    @ParameterizedTest
    @CsvSource({"DD2A0000, 0", "FD220000, 0", "2A0000, 1", "D3FF, 65280"})
    void memptrFollowsTheEmulator(String program, int expected, Scope scope) {
        String halted = program + "76";
        assertEquals(
                expected,
                run(scope, halted + "00".repeat(MEMORY - halted.length() / 2))
                        .registers()
                        .get(8));
    }

    @Test
    @Tag("large")
    void noiseThickWithPrefixesEndsAsInTheEmulator(Scope scope) {
        List<byte[]> memories = new ArrayList<>();
        for (long t = 0; t < 100_000; t++) {
            byte[] memory = new byte[MEMORY];
            for (int i = 0; i < MEMORY; i++) {
                long word = SplitMix.mix(t * MEMORY + i);
                memory[i] = (byte) ((word >>> 8 & 3) != 0 ? word : PREFIXES[(int) (word >>> 10 & 3)]);
            }
            memories.add(memory);
        }
        assertEquals(
                "37bfebf882e1a31aa8a89aef2f3079bfaacf510b91b7ba689dc7e7d0a5370ef7",
                digest(runs(scope).run(memories, STEPS)));
    }

    @Test
    @Tag("large")
    void everyOpcodeAnswersAsInTheEmulator(Scope scope) {
        List<byte[]> memories = new ArrayList<>();
        for (int t = 0; t < 16 * 7 * 256; t++) {
            memories.add(setUp(t, t / 256 % 7, t % 256));
        }
        assertEquals(
                "ad67e7687e75e4d58dc7d5515371b2489c208076552716a5eecf8c6dee6ba7ba",
                digest(runs(scope).run(memories, 8)));
    }

    /** Some of them: few enough for a simulator that watches every access. */
    @Test
    void opcodesOfAllFormsAnswerAsInTheEmulator(Scope scope) {
        List<byte[]> memories = new ArrayList<>();
        for (int t = 0; t < 16 * 7 * 256; t += 97) {
            memories.add(setUp(t, t / 256 % 7, t % 256));
        }
        assertEquals(
                "7b0216e9a7090f016ae3c01823448d9f35569e7c8e5d93f1473e18cd8932124e",
                digest(runs(scope).run(memories, 8)));
    }

    /** LD SP, POP AF, LD of all pairs with noise, then one opcode in one of the seven forms. */
    private static byte[] setUp(long t, int form, int op) {
        byte[] memory = new byte[MEMORY];
        for (int i = 0; i < MEMORY; i++) {
            memory[i] = (byte) SplitMix.mix(~(t * MEMORY + i));
        }
        put(memory, 0, 0x31);
        put(memory, 3, 0xF1, 0x01);
        put(memory, 7, 0x11);
        put(memory, 10, 0x21);
        put(memory, 13, 0xDD, 0x21);
        put(memory, 17, 0xFD, 0x21);
        switch (form) {
            case 0 -> put(memory, 21, op);
            case 1 -> put(memory, 21, 0xCB, op);
            case 2 -> put(memory, 21, 0xED, op);
            case 3 -> put(memory, 21, 0xDD, op);
            case 4 -> put(memory, 21, 0xFD, op);
            default -> {
                put(memory, 21, form == 5 ? 0xDD : 0xFD, 0xCB);
                put(memory, 24, op);
            }
        }
        return memory;
    }

    private static void put(byte[] memory, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            memory[at + i] = (byte) values[i];
        }
    }

    private static TapeRuns runs(Scope scope) {
        return new TapeRuns(scope, new Z80RuleType().language(new Z80Config(STEPS)), MEMORY / 2);
    }

    private static TapeRuns.Outcome run(Scope scope, String memory) {
        return runs(scope).run(List.of(HexFormat.of().parseHex(memory)), STEPS).get(0);
    }

    private static String hex(TapeRuns.Outcome outcome) {
        return HexFormat.of().formatHex(outcome.tape());
    }

    /** SHA-256 of memory, steps and registers of each run, numbers as 32-bit words, low byte first. */
    private static String digest(List<TapeRuns.Outcome> outcomes) {
        MessageDigest digest = sha256();
        for (TapeRuns.Outcome outcome : outcomes) {
            ByteBuffer bytes = ByteBuffer.allocate(
                            MEMORY + 4 + 4 * outcome.registers().size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(outcome.tape()).putInt(outcome.steps());
            outcome.registers().forEach(bytes::putInt);
            digest.update(bytes.array());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.rule.z80;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisassemblyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00|nop",
                "08|ex af,af'",
                "18FE|jr -2",
                "20FE|jr nz,-2",
                "10FE|djnz -2",
                "013412|ld bc,1234",
                "09|add hl,bc",
                "DD09|add ix,bc",
                "223412|ld (1234),hl",
                "FD2A3412|ld iy,(1234)",
                "36AB|ld (hl),ab",
                "DD3605AB|ld (ix+5),ab",
                "DD24|inc ixh",
                "DD34FB|inc (ix-5)",
                "27|daa",
                "76|halt",
                "DD6605|ld h,(ix+5)",
                "DD65|ld ixh,ixl",
                "7E|ld a,(hl)",
                "86|add a,(hl)",
                "FDBD|cp iyl",
                "C0|ret nz",
                "D5|push de",
                "E5|push hl",
                "DDE5|push ix",
                "F1|pop af",
                "C33412|jp 1234",
                "E9|jp (hl)",
                "EB|ex de,hl",
                "DDEB|ex de,hl",
                "CD3412|call 1234",
                "FF|rst 38",
                "D3AB|out (ab),a",
                "FE2A|cp 2a",
                "CB06|rlc (hl)",
                "CB37|sll a",
                "DDCB0506|rlc (ix+5)",
                "DDCB0500|rlc (ix+5),b",
                "FDCBFF7E|bit 7,(iy-1)",
                "EDB0|ldir",
                "EDB8|lddr",
                "EDA1|cpi",
                "EDBA|indr",
                "EDA3|outi",
                "EDB3|otir",
                "ED57|ld a,i",
                "ED433412|ld (1234),bc",
                "ED52|sbc hl,de",
                "ED44|neg",
                "ED4D|reti",
                "ED5E|im 2",
                "ED70|in (c)",
                "ED71|out (c),0",
                "EDFF|nop",
                "DDDD|nop"
            })
    void instructionsReadAsZilogWritesThem(String bytes, String text) {
        assertEquals(text, new Z80Notation().command(HexFormat.of().parseHex(bytes), 0));
    }

    @Test
    void anOperandBeyondTheEndIsReadFromTheStart() {
        assertEquals("ld bc,0134", new Z80Notation().command(new byte[] {0x01, 0x00, 0x01, 0x34}, 2));
    }

    @Test
    void everyByteIsSomeInstruction() {
        for (int op = 0; op < 256; op++) {
            for (int prefix : new int[] {0x00, 0xCB, 0xDD, 0xED, 0xFD}) {
                byte[] tape = {(byte) (prefix == 0 ? op : prefix), (byte) op, (byte) op, (byte) op};
                assertFalse(new Z80Notation().command(tape, 0).isBlank());
            }
        }
    }
}

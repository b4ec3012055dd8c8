// SPDX-License-Identifier: Apache-2.0
package org.morphogen.plugin.observer.soup.census;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void programsAreToldByTheirNumberAndThenByTheirBytes() {
        Census census = Census.of(new byte[] {5, 6, 1, 2, 5, 6, 3, 4, 1, 2, 0, 0}, 2, 3);
        assertEquals(4, census.distinct());
        assertArrayEquals(new byte[] {1, 2}, census.programs().get(0).program());
        assertArrayEquals(new byte[] {5, 6}, census.programs().get(1).program());
        assertArrayEquals(new byte[] {0, 0}, census.programs().get(2).program());
        assertEquals(2, census.programs().get(1).count());
    }

    @Test
    void bytesAreCountedWithoutSign() {
        Census census = Census.of(new byte[] {(byte) 200, (byte) 200, 7, 0}, 2, 1);
        assertEquals(new Census.Value(200, 2), census.bytes().get(0));
        assertEquals(256, census.bytes().size());
    }
}

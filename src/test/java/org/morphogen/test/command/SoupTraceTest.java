// SPDX-License-Identifier: Apache-2.0
package org.morphogen.test.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A meeting of two programs, read by people. */
class SoupTraceTest {

    @TempDir
    private Path folder;

    /** The palindrome of Agüera y Arcas et al. 2024, figure 4. */
    @Test
    void thePublishedReplicatorIsSeenToCopyItself() {
        String replicator = "[[{.>]-]" + " ".repeat(48) + "]-]>.{[[";
        Command.Outcome outcome = new Command(folder)
                .run("soup", "trace", "--language", "bff_noheads", "--left", replicator, "--steps", "4");
        assertEquals(0, outcome.code(), outcome::all);
        assertTrue(outcome.out().contains("[127] 00 > 5b"), outcome::all);
        assertTrue(outcome.out().contains("ran to the limit of 8192 steps"), outcome::all);
        assertTrue(outcome.out().contains("second half: 64 in order, 64 reversed, of 64"), outcome::all);
        assertTrue(outcome.out().contains("replication score: 64 of 64"), outcome::all);
    }

    @Test
    void aProgramThatIsNoneIsToldWithItsPosition() {
        Command.Outcome outcome =
                new Command(folder).run("soup", "trace", "--language", "bff_noheads", "--left", "[\\xZZ]");
        assertEquals(2, outcome.code(), outcome::all);
        assertTrue(outcome.err().startsWith("--left: ") && outcome.err().contains("position 2"), outcome::all);
    }
}
